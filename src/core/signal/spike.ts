import type { Facts } from '../evidence.js';
import type { Signal } from '../signal.js';
import { countPeople } from '../window/people.js';
import { bucketsBetween, hitsOf, lastSeconds, minutesBetween, sum } from '../window/stretch.js';
import { BUCKET, MINUTE } from '../window/widths.js';
import type { Bucket, Counts, RoomWindow, Subject } from '../window/window.js';
import { baselineStretch, chanceOf, usualShare, waveOf, type Prior } from './baseline.js';
import { toTenth } from './detector.js';
import { watchedTime } from './watched.js';

/** Short stretches see a sharp onset within seconds, the minute sees a slow one. */
const STRETCHES = [15, 30, 60] as const;

/** A spike that is open needs this little chance to stay. */
const CLEAR_CHANCE = 1e-2;
/** In a huge room every trifle is significant: it must be large as well. */
const RAISE_RATIO = 2;
const CLEAR_RATIO = 1.5;

/** What makes a spike of one subject. */
export interface SpikeRule {
  /** Distinct people: what the test knows of a room with five messages is worth little. */
  readonly minPeople: number;
  readonly raiseChance: number;
  readonly prior: Prior;
  /**
   * Variation of the hits against chance in a room that has not shown its own, see `waveOf`. Left out for faults:
   * people report them each for himself, and the last fault must not hide the next.
   */
  readonly wave?: number;
}

export interface Spike {
  readonly people: number;
  /** Share of the stretch's messages, 0 … 1. */
  readonly share: number;
  readonly chance: number;
  readonly raises: boolean;
  readonly facts: Facts;
}

/**
 * Tests the complaints about one subject in the last 15, 30 and 60 s against the room's past and gives the most
 * surprising of the three.
 * @param open the open signal about the subject, if any
 * @param since ms; complaints of before are settled
 * @returns undefined when not even an open signal would be kept by it
 */
export function findSpike(
  window: RoomWindow,
  subject: Subject,
  rule: SpikeRule,
  open: Signal | undefined,
  since = 0,
): Spike | undefined {
  const latest = Math.max(since, lastSeconds(window.now, Math.max(...STRETCHES)));
  const minute = window.recent.filter(({ start }) => start >= latest);
  // Most rooms are calm, and there is nothing to compare.
  if (minute.every(({ people }) => people[subject] === undefined)) return undefined;
  const spikes = STRETCHES.map((seconds) => testStretch(window, minute, subject, seconds, rule, open));
  const [best] = spikes
    .filter((spike) => spike !== undefined)
    .sort((a, b) => Number(b.raises) - Number(a.raises) || a.chance - b.chance || b.people - a.people);
  return best;
}

function testStretch(
  window: RoomWindow,
  minute: readonly Bucket[],
  subject: Subject,
  seconds: number,
  { minPeople, raiseChance, prior, wave: usualWave }: SpikeRule,
  open: Signal | undefined,
): Spike | undefined {
  const from = lastSeconds(window.now, seconds);
  const now = minute.filter(({ start }) => start >= from);
  const { count, people } = complaintsIn(now, subject);
  if (people < minPeople / 2) return undefined;

  const [pastFrom, pastTo] = baselineStretch(window, from, open);
  const past = bucketsBetween(window, pastFrom, pastTo);
  const asCount = (bucket: Counts) => ({ hits: hitsOf(bucket, subject), messages: bucket.messages });
  const share = usualShare(past.map(asCount), prior);
  const messages = sum(now, (bucket) => bucket.messages);
  const expected = messages * share;
  const minutes = minutesBetween(window, pastFrom, pastTo).map(asCount);
  const wave = usualWave === undefined ? 1 : waveOf(minutes, share, usualWave);
  const chance = chanceOf(people, expected, wave);
  if (chance > CLEAR_CHANCE || people < expected * CLEAR_RATIO) return undefined;

  return {
    people,
    share: messages === 0 ? 0 : count / messages,
    chance,
    raises: people >= minPeople && chance <= raiseChance && people >= expected * RAISE_RATIO,
    facts: {
      count,
      people,
      seconds,
      messages,
      expected: toTenth(expected),
      ...baselineFacts(window, past, subject, pastTo),
    },
  };
}

/** An estimate of many people may come out above what they wrote. */
function complaintsIn(buckets: readonly Bucket[], subject: Subject): { count: number; people: number } {
  const count = sum(buckets, (bucket) => hitsOf(bucket, subject));
  return { count, people: Math.min(count, countPeople(buckets.map(({ people }) => people[subject] ?? ''))) };
}

/**
 * What was usual and how much of the room's own past says so: 0 minutes when it has none, and only rooms in
 * general are known.
 */
function baselineFacts(window: RoomWindow, past: readonly Counts[], subject: Subject, until: number): Facts {
  const [first] = past;
  // From the first bucket on; what lies before it is unknown rather than quiet.
  const minutes = first ? Math.max(BUCKET, watchedTime(window, first.start, until)) / MINUTE : 0;
  const hits = sum(past, (bucket) => hitsOf(bucket, subject));
  return {
    baselinePerMinute: minutes === 0 ? 0 : toTenth(hits / minutes),
    baselineMinutes: toTenth(minutes),
  };
}
