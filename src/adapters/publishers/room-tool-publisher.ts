import type { OutgoingText, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Publisher } from '../../ports.js';
import { postSigned } from '../http/post-signed.js';
import type { SignedChannel } from './channel.js';
import { splitText } from './split-text.js';

interface RoomToolChannel extends SignedChannel {
  /** UTF-16 units of one message in the room, and of what can be pinned. */
  readonly longest: number;
  readonly longestPinned: number;
}

/** Of a text in parts; from 1. */
interface Place {
  readonly part: number;
  readonly of: number;
}

/**
 * The tool that drives the platform's live control page: it says the text in the room, or pins it there. A text
 * longer than the platform's messages goes in several, in order, each under a key of its own, so that what was
 * said before an interruption is not said again. See docs/room-bridge.md.
 */
export class RoomToolPublisher implements Publisher {
  readonly name: string;
  readonly audiences = ['room'] as const;
  readonly comesBack = true;

  constructor(
    private readonly of: RoomToolChannel,
    private readonly clock: Clock,
  ) {
    this.name = of.name;
  }

  async publish({ key, roomId, text, pinned, at }: OutgoingText): Promise<Receipt> {
    const { longest, longestPinned, timeoutMs } = this.of;
    const signal = AbortSignal.timeout(timeoutMs);
    const say = async (saidKey: string, said: string, pin: boolean, place?: Place): Promise<Receipt> => {
      const body = { roomId, text: said, pinned: pin, at, ...place };
      return await postSigned(
        { target: this.of, path: '/announcements', key: saidKey, body, signal },
        this.clock,
      );
    };
    if (text.length <= (pinned ? longestPinned : longest)) return await say(key, text, pinned);
    const receipts: Receipt[] = [];
    // A room has one pinned place: the beginning stays there, the rest is said once.
    const parts = splitText(text, longest);
    for (const [i, part] of parts.entries()) {
      const place = { part: i + 1, of: parts.length };
      receipts.push(await say(`${key}#${place.part}`, part, pinned && i === 0, place));
    }
    return joined(receipts);
  }
}

function joined(receipts: readonly Receipt[]): Receipt {
  const references = receipts.flatMap(({ reference }) => reference ?? []);
  return { at: receipts.at(-1)!.at, ...(references.length > 0 && { reference: references.join(' ') }) };
}
