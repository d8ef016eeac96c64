/** What the specs of windows and signals share: messages, buckets and rooms, made by hand. */
import type { Evidence } from '../evidence.js';
import { analysisWith, messageWith } from '../flag.fixture.js';
import type { Analysis } from '../flag.js';
import type { Message } from '../message.js';
import { COLUMN, COUNTERS, countsOf, type Counter } from './counters.js';
import { smallestOf, type People } from './people.js';
import { shortHash } from './short-hash.js';
import { BUCKET, floorTo, MINUTE, RECENT_HORIZON } from './widths.js';
import type { Bucket, Crowd, Observed, RoomWindow, Subject } from './window.js';

/** A full minute and 30 s. */
export const NOW = 1_700_000_010_000;

let written = 0;

export function observedOf(message: Partial<Message> = {}, analysis: Partial<Analysis> = {}): Observed {
  const text = message.text ?? '主播今天状态真好';
  const times = { sentAt: NOW, receivedAt: NOW };
  return {
    message: messageWith({ id: `m${++written}`, text, ...times, ...message }),
    analysis: analysisWith({ fingerprint: shortHash(text), ...analysis }),
  };
}

/** @returns evidence of a word of some list of accusations, meant as it is written */
export function keywordOf(word: string): Evidence {
  return {
    detector: 'keyword',
    rule: `trust/${word}`,
    version: '1',
    score: 1,
    topic: 'trust',
    spans: [],
    facts: { word },
  };
}

export interface BucketFigures extends Partial<Record<Counter, number>> {
  /** Names of the people, by subject. */
  readonly who?: Readonly<Partial<Record<Subject, readonly string[]>>>;
  /** Names of the people, by voice. */
  readonly voices?: Readonly<Record<string, readonly string[]>>;
}

/** Nobody wrote. */
export const NOBODY: Crowd = {
  lines: [],
  newcomers: new Set(),
  writers: 0,
  isTooLarge: false,
};

export function bucketWith(start: number, { who = {}, voices, viewers, ...counts }: BucketFigures): Bucket {
  const row = COUNTERS.map(() => 0);
  for (const counter of COUNTERS) row[COLUMN[counter]] = counts[counter as keyof typeof counts] ?? 0;
  if (viewers !== undefined) row[COLUMN.viewers] = viewers + 1;
  const nothing = { start, messages: 0, mentions: 0, negative: 0, negativeMentions: 0, topics: {} };
  return {
    ...(countsOf(start, row) ?? nothing),
    people: hashed(who),
    ...(voices && { voices: hashed(voices) }),
  };
}

function hashed(names: Readonly<Partial<Record<string, readonly string[]>>>): Record<string, People> {
  return Object.fromEntries(
    Object.entries(names).map(([name, people = []]) => [name, smallestOf(people.map(shortHash))]),
  );
}

/** @returns `count` names that no other prefix has. */
export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`);
}

/**
 * A room whose past is told bucket by bucket.
 * @param figures what happened in the narrow bucket that begins `ago` ms before the running one
 * @param past how long the room is known for, ms
 */
export function roomOf(
  figures: (ago: number) => BucketFigures,
  past: number,
  given: Partial<RoomWindow> = {},
): RoomWindow {
  const now = given.now ?? NOW;
  const running = floorTo(now, BUCKET);
  const seam = floorTo(now - RECENT_HORIZON, MINUTE);
  const all: Bucket[] = [];
  for (let start = running - floorTo(past, BUCKET); start <= running; start += BUCKET) {
    const { who, voices, ...counts } = figures(running - start);
    const known = start >= seam ? { ...(who && { who }), ...(voices && { voices }) } : {};
    all.push(bucketWith(start, { ...counts, ...known }));
  }
  return {
    roomId: 'r1',
    now,
    recent: all.filter(({ start }) => start >= seam),
    minutes: minutesOf(all),
    clusters: [],
    crowd: NOBODY,
    hotUsers: [],
    keywords: [],
    lastReceivedAt: now,
    ...given,
  };
}

function minutesOf(buckets: readonly Bucket[]): Bucket[] {
  const minutes = new Map<number, Bucket[]>();
  for (const bucket of buckets) {
    const start = floorTo(bucket.start, MINUTE);
    minutes.set(start, [...(minutes.get(start) ?? []), bucket]);
  }
  return Array.from(minutes, ([start, parts]) => {
    const total = (figure: (bucket: Bucket) => number) => parts.reduce((sum, part) => sum + figure(part), 0);
    const viewers = parts.findLast((part) => part.viewers !== undefined)?.viewers;
    return bucketWith(start, {
      messages: total((part) => part.messages),
      mentions: total((part) => part.mentions),
      negative: total((part) => part.negative),
      negativeMentions: total((part) => part.negativeMentions),
      av_fault: total((part) => part.topics.av_fault ?? 0),
      price: total((part) => part.topics.price ?? 0),
      ...(viewers !== undefined && { viewers }),
    });
  });
}
