import type { Facts } from '../evidence.js';
import type { Signal } from '../signal.js';
import { countPeople } from '../window/people.js';
import { bucketsBetween, hitsOf, lastSeconds, sum } from '../window/stretch.js';
import { BUCKET, MINUTE } from '../window/widths.js';
import type { Counts, RoomWindow, Subject } from '../window/window.js';
import { baselineStretch, surpriseOf, type Prior } from './baseline.js';
import { toTenth } from './detector.js';

/** Short stretches see a sharp onset within seconds, the minute sees a slow one. */
const STRETCHES = [15, 30, 60] as const;

/** A spike needs this little chance to be raised, and this much to be let go. */
const RAISE_CHANCE = 1e-4;
const CLEAR_CHANCE = 1e-2;
/** In a huge room every trifle is significant: it must be large as well. */
const RAISE_RATIO = 2;
const CLEAR_RATIO = 1.5;

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
 * @returns undefined when not even an open signal would be kept by it
 */
export function findSpike(
  window: RoomWindow,
  subject: Subject,
  minPeople: number,
  prior: Prior,
  open: Signal | undefined,
): Spike | undefined {
  const spikes = STRETCHES.map((seconds) => testStretch(window, subject, seconds, minPeople, prior, open));
  const [best] = spikes
    .filter((spike) => spike !== undefined)
    .sort((a, b) => Number(b.raises) - Number(a.raises) || a.chance - b.chance || b.people - a.people);
  return best;
}

function testStretch(
  window: RoomWindow,
  subject: Subject,
  seconds: number,
  minPeople: number,
  prior: Prior,
  open: Signal | undefined,
): Spike | undefined {
  const from = lastSeconds(window.now, seconds);
  const now = window.recent.filter(({ start }) => start >= from);
  const count = sum(now, (bucket) => hitsOf(bucket, subject));
  // An estimate of many people may come out above what they wrote.
  const people = Math.min(count, countPeople(now.map((bucket) => bucket.people[subject] ?? '')));
  if (people < minPeople / 2) return undefined;

  const [pastFrom, pastTo] = baselineStretch(window, from, open);
  const past = bucketsBetween(window, pastFrom, pastTo);
  const hits = sum(past, (bucket) => hitsOf(bucket, subject));
  const messages = sum(now, (bucket) => bucket.messages);
  const { expected, chance } = surpriseOf(
    people,
    messages,
    { hits, messages: sum(past, (one) => one.messages) },
    prior,
  );
  if (chance > CLEAR_CHANCE || people < expected * CLEAR_RATIO) return undefined;

  const minutes = minutesOf(past, pastTo);
  return {
    people,
    share: messages === 0 ? 0 : count / messages,
    chance,
    raises: people >= minPeople && chance <= RAISE_CHANCE && people >= expected * RAISE_RATIO,
    facts: {
      count,
      people,
      seconds,
      baselinePerMinute: minutes === 0 ? 0 : toTenth(hits / minutes),
      expected: toTenth(expected),
    },
  };
}

/** From the first bucket on; what lies before it is unknown rather than quiet. */
function minutesOf(past: readonly Counts[], until: number): number {
  const [first] = past;
  return first ? Math.max(BUCKET, until - first.start) / MINUTE : 0;
}
