/** What the specs of incidents share: signals and windows, made by hand. */
import type { Evidence, Facts } from '../evidence.js';
import type { Signal } from '../signal.js';
import { PEOPLE_KEPT, smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { NOBODY } from '../window/window.fixture.js';
import type { Bucket, RoomWindow } from '../window/window.js';

export const NOW = 1_700_000_000_000;
const FULLY_COUNTED = PEOPLE_KEPT - 1;

export function evidenceOf(facts: Facts): Evidence {
  return { detector: 'spike.topic', rule: 'spike.topic', version: '1', score: 1, spans: [], facts };
}

/** A spike of complaints about the picture, twelve times the usual, unless said otherwise. */
export function signalOf(given: Partial<Signal> = {}): Signal {
  return {
    id: 's1',
    roomId: 'r1',
    kind: 'spike.topic',
    subject: 'av_fault',
    topic: 'av_fault',
    grade: 'P2',
    evidence: [evidenceOf({ people: 36, expected: 3 })],
    raisedAt: NOW,
    seenAt: NOW,
    ...given,
  };
}

export function bucketOf(start: number, given: Partial<Bucket> = {}): Bucket {
  return {
    start,
    messages: 0,
    mentions: 0,
    negative: 0,
    negativeMentions: 0,
    topics: {},
    people: {},
    ...given,
  };
}

export function windowOf(given: Partial<RoomWindow> = {}): RoomWindow {
  return {
    roomId: 'r1',
    now: NOW,
    recent: [],
    minutes: [],
    clusters: [],
    crowd: NOBODY,
    hotUsers: [],
    keywords: [],
    lastReceivedAt: NOW,
    ...given,
  };
}

/** `count` people who complain of the picture just now, few enough a bucket to be counted exactly. */
export function crowd(count: number, now = NOW): RoomWindow {
  const everybody = Array.from({ length: count }, (_, i) => shortHash(`u${i}`));
  const recent = Array.from({ length: Math.ceil(count / FULLY_COUNTED) }, (_, i) => {
    const av_fault = everybody.slice(i * FULLY_COUNTED, (i + 1) * FULLY_COUNTED);
    return bucketOf(now - 1_000, {
      messages: av_fault.length,
      topics: { av_fault: av_fault.length },
      people: { av_fault: smallestOf(av_fault) },
    });
  });
  return windowOf({ now, recent });
}
