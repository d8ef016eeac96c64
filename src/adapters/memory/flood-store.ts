import { FLOOD_LIMITS } from '../../core/signal/flood-limits.js';
import type { Told } from '../../core/signal/flood-told.js';
import {
  NOTICED,
  READ_HOT,
  SAMPLE_UNITS,
  TEXT_BUCKETS,
  TOLD_MEMORY_SECONDS,
} from '../../core/window/bounds.js';
import { hashesIn, smallestOfAll, type People } from '../../core/window/people.js';
import type { RoomDelta, TextDelta, UserDelta } from '../../core/window/room-delta.js';
import { HASH_LENGTH } from '../../core/window/short-hash.js';
import { FLOOD_BUCKET, floorTo, SECOND } from '../../core/window/widths.js';
import type { Cluster, Crowd, HotUser, Line, Observed } from '../../core/window/window.js';
import { at } from './at.js';
import { CrowdStore } from './crowd-store.js';
import { highest } from './highest.js';
import { startsUpTo } from './starts-up-to.js';

interface User {
  readonly userId: string;
  messages: number;
  textSum: number;
}

interface Text {
  messages: number;
  /** Since the text became noticeable, as is `sample`. */
  accounts: People;
  sample?: Line;
}

/** A text that crossed a limit. */
interface GrownText {
  readonly delta: TextDelta;
  readonly messages: number;
  readonly accounts: People;
}

/** Who repeats himself in a room, and which texts many send. The rules are those of the Redis script. */
export class FloodStore {
  private readonly users = new Map<number, Map<string, User>>();
  private readonly texts = new Map<number, Map<string, Text>>();
  private readonly writers = new CrowdStore();
  private readonly levels = new Map<string, { level: number; at: number }>();

  /** @returns what crossed a limit, or a doubling of it, with this delta */
  add(delta: RoomDelta, observed: readonly Observed[]): Told[] {
    const now = delta.lastReceivedAt;
    const users = delta.users.map((user) => this.addUser(user, now));
    const texts = delta.texts.map((text) => this.addText(text, observed[text.first]!, now));
    // Who else writes is known once every text has been added.
    const grown = texts.map((text) => text && this.tellText(text));
    return [...users, ...grown].filter((told) => told !== undefined);
  }

  hotUsers(now: number): HotUser[] {
    const running = floorTo(now, FLOOD_BUCKET);
    const names = new Map<string, string>();
    const scores = new Map<string, number>();
    for (const start of [running, running - FLOOD_BUCKET]) {
      for (const { userId, messages } of this.users.get(start)?.values() ?? []) {
        if (messages < NOTICED) continue;
        const name = JSON.stringify(userId);
        names.set(name, userId);
        scores.set(name, (scores.get(name) ?? 0) + messages);
      }
    }
    return highest(scores, READ_HOT).map((name) => ({
      userId: names.get(name)!,
      messages: scores.get(name)!,
    }));
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

  /** @param clusters the room's, as of now */
  crowd(now: number, clusters: readonly Cluster[]): Crowd {
    return this.writers.crowd(now, clusters);
  }

  /** What no reading of `now` or later asks for. */
  forgetBefore(now: number): void {
    for (const buckets of [this.users, this.texts]) {
      for (const start of buckets.keys()) {
        if (start < now - (TEXT_BUCKETS + 1) * FLOOD_BUCKET) buckets.delete(start);
      }
    }
    this.writers.forgetBefore(now);
    for (const [name, told] of this.levels) {
      if (now - told.at > TOLD_MEMORY_SECONDS * SECOND) this.levels.delete(name);
    }
  }

  private addUser(delta: UserDelta, now: number): Told | undefined {
    const { start, user, userId, position, at: sentAt, textNumber } = delta;
    const bucket = at(this.users, start, () => new Map<string, User>());
    const known = at(bucket, user, () => ({ userId, messages: 0, textSum: 0 }));
    if (known.messages === 0) this.writers.noteAccount(user, start);
    known.messages += delta.messages;
    known.textSum += delta.textSum;
    if (known.messages < 2) return undefined;
    const found = startsUpTo(start, 3).flatMap((one) => this.users.get(one)?.get(user) ?? []);
    const all = found.reduce((sum, one) => sum + one.messages, 0);
    if (all < NOTICED) return undefined;
    const before = this.users.get(start - FLOOD_BUCKET)?.get(user)?.messages ?? 0;
    const rate = known.messages + Math.floor(before * (1 - (sentAt - start) / FLOOD_BUCKET));
    const textSum = found.reduce((sum, one) => sum + one.textSum, 0);
    const repeats = textSum === all * textNumber ? all : 0;
    const level = Math.max(
      levelOf(rate, FLOOD_LIMITS.userMessages),
      levelOf(repeats, FLOOD_LIMITS.userRepeats),
    );
    if (!this.isNews(user, level, now)) return undefined;
    return ['user', position, rate, repeats];
  }

  private addText(delta: TextDelta, { message }: Observed, now: number): GrownText | undefined {
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
    const found = startsUpTo(start, 3).flatMap((one) => this.texts.get(one)?.get(fingerprint) ?? []);
    const all = found.reduce((sum, one) => sum + one.messages, 0);
    const accounts = smallestOfAll(found.map((one) => one.accounts));
    if (accounts.length < FLOOD_LIMITS.clusterAccounts * HASH_LENGTH) return undefined;
    if (!this.isNews(fingerprint, levelOf(all, FLOOD_LIMITS.clusterMessages), now)) return undefined;
    return { delta, messages: all, accounts };
  }

  private tellText({ delta, messages, accounts }: GrownText): Told {
    const { start, fingerprint, position } = delta;
    const newcomers = this.writers.countNew(hashesIn(accounts), start);
    const noticedAt = this.writers.noticedAt(fingerprint, start);
    const others = this.writers.others(fingerprint, accounts, start);
    return ['text', position, messages, accounts, newcomers, noticedAt, ...others];
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

  private isNews(name: string, level: number, now: number): boolean {
    const told = this.levels.get(name);
    const known = told && now - told.at <= TOLD_MEMORY_SECONDS * SECOND ? told.level : 0;
    if (level <= known) return false;
    this.levels.set(name, { level, at: now });
    return true;
  }
}

/** 0 below the limit, then one more at each doubling. */
function levelOf(count: number, limit: number): number {
  return count < limit ? 0 : 1 + Math.floor(Math.log2(count / limit) + 1e-9);
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
