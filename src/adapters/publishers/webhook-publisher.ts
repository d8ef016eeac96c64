import type { OutgoingText, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Publisher } from '../../ports.js';
import { postSigned } from '../http/post-signed.js';
import type { SignedChannel } from './channel.js';

/** Tells a partner's site: it gets each text whole, signed, under its key. See docs/room-bridge.md. */
export class WebhookPublisher implements Publisher {
  readonly name: string;

  constructor(
    private readonly of: SignedChannel,
    private readonly clock: Clock,
  ) {
    this.name = of.name;
  }

  async publish({ key, roomId, announcementId, text, pinned, at }: OutgoingText): Promise<Receipt> {
    const body = { roomId, announcementId, text, pinned, at };
    const signal = AbortSignal.timeout(this.of.timeoutMs);
    return await postSigned({ target: this.of, key, body, signal }, this.clock);
  }
}
