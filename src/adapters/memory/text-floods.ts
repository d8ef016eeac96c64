import { FLOOD_LIMITS } from '../../core/signal/flood-limits.js';
import type { Chorus, Told } from '../../core/signal/flood-told.js';
import { NOTICED, READ_HOT, SAMPLE_UNITS, TEXT_BUCKETS } from '../../core/window/bounds.js';
import { hashesIn, smallestOfAll, type People } from '../../core/window/people.js';
import type { TextDelta } from '../../core/window/room-delta.js';
import { HASH_LENGTH } from '../../core/window/short-hash.js';
import { FLOOD_BUCKET, floorTo } from '../../core/window/widths.js';
import type { Cluster, Line, Observed } from '../../core/window/window.js';
import { at } from './at.js';
import { chorusOf, saidUpTo, type Said } from './choruses.js';
import type { CrowdStore } from './crowd-store.js';
import { forgetFloodsBefore } from './forget-floods.js';
import { highest } from './highest.js';
import { startsUpTo } from './starts-up-to.js';
import { levelOf, type ToldLevels } from './told-levels.js';

interface Text extends Said {
  /** Of the message with which the text became noticeable. */
  sample?: Line;
}

/** A text that crossed a limit. */
interface GrownText {
  readonly delta: TextDelta;
  readonly messages: number;
  readonly accounts: People;
}

/** Which texts many send in a room. */
export class TextFloods {
  private readonly texts = new Map<number, Map<string, Text>>();

  constructor(
    private readonly writers: CrowdStore,
    private readonly levels: ToldLevels,
  ) {}

  /** @returns the text, where it crossed a limit, or a doubling of it: `tell` says what is to be told of it */
  add(delta: TextDelta, { message }: Observed, now: number): GrownText | undefined {
    const { start, fingerprint } = delta;
    const bucket = at(this.texts, start, () => new Map<string, Text>());
    const known = at(bucket, fingerprint, (): Text => ({ messages: 0, accounts: '' }));
    const before = known.messages;
    known.messages += delta.messages;
    const line = lineOf(delta, message);
    if (before < NOTICED) this.writers.keepLine(start, line);
    if (known.messages < NOTICED) return undefined;
    known.accounts = smallestOfAll([known.accounts, delta.accounts]);
    if (!isDue(before, known.messages)) return undefined;
    if (before < NOTICED) {
      known.sample = line;
      this.writers.noteText(fingerprint, start);
    }
    const { messages, accounts } = saidUpTo(this.texts, fingerprint, start);
    if (accounts.length < FLOOD_LIMITS.clusterAccounts * HASH_LENGTH) return undefined;
    const level = levelOf(messages, FLOOD_LIMITS.clusterMessages);
    if (!this.levels.isNews(fingerprint, level, now)) return undefined;
    return { delta, messages, accounts };
  }

  tell({ delta, messages, accounts }: GrownText): Told {
    const { start, fingerprint, position } = delta;
    const newcomers = this.writers.countNew(hashesIn(accounts), start);
    const noticedAt = this.writers.noticedAt(fingerprint, start);
    const others = this.writers.others(fingerprint, accounts, start);
    return ['text', position, messages, accounts, newcomers, noticedAt, ...others];
  }

  chorus(fingerprint: string, start: number): Chorus | undefined {
    return chorusOf(saidUpTo(this.texts, fingerprint, start), fingerprint, start, this.writers);
  }

  clusters(now: number): Cluster[] {
    const starts = startsUpTo(floorTo(now, FLOOD_BUCKET), TEXT_BUCKETS);
    const scores = new Map<string, number>();
    for (const start of starts) {
      for (const [fingerprint, { messages }] of this.texts.get(start) ?? []) {
        if (messages < NOTICED) continue;
        scores.set(fingerprint, (scores.get(fingerprint) ?? 0) + messages);
      }
    }
    return highest(scores, READ_HOT).flatMap((fingerprint) => this.cluster(fingerprint, starts, now));
  }

  forgetBefore(now: number): void {
    forgetFloodsBefore(this.texts, now);
  }

  private cluster(fingerprint: string, starts: readonly number[], now: number): readonly Cluster[] {
    const found = starts.flatMap((start) => this.texts.get(start)?.get(fingerprint) ?? []);
    const sample = found.find((text) => text.sample)?.sample;
    if (!sample) return [];
    const { text, messageId, at: firstAt, topic, tone } = sample;
    return [
      {
        ...{ fingerprint, text, firstMessageId: messageId, firstAt, tone },
        ...(topic && { topic }),
        messages: found.reduce((sum, one) => sum + one.messages, 0),
        accounts: smallestOfAll(found.map((one) => one.accounts)),
        noticedAt: this.writers.noticedAt(fingerprint, now),
      },
    ];
  }
}

/** A large text is looked at once in so many messages. */
function isDue(before: number, messages: number): boolean {
  const step = Math.max(NOTICED, Math.floor(messages / 16));
  return Math.floor(messages / step) > Math.floor(before / step);
}

function lineOf(
  { fingerprint, topic, tone, messages, accounts }: TextDelta,
  { text, id, sentAt }: Observed['message'],
): Line {
  return {
    ...{ fingerprint, text: text.slice(0, SAMPLE_UNITS), messageId: id, at: sentAt },
    ...(topic && { topic }),
    ...{ tone, messages, accounts },
  };
}
