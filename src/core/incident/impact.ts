import type { Facts } from '../evidence.js';
import type { Signal } from '../signal.js';
import { countPeople } from '../window/people.js';
import { hitsOf, sum } from '../window/stretch.js';
import type { RoomWindow } from '../window/window.js';
import { causeOf, isTopic } from './cause.js';
import type { Cause } from './events.js';
import { inhibitorOf } from './group.js';

/** How much harm a cause does in a room right now. */
export interface Impact {
  /** Distinct people who complained in the last five to six minutes; an estimate above some thirty. */
  readonly people: number;
  /** People who complain against those to be expected there (at least 1), e.g. 8.5; 0 without a spike. */
  readonly pace: number;
  /** Share of the activity lost, 0 … 1: viewers or danmaku, the worse. */
  readonly drop: number;
  /** Negative mentions outside the room in the last five to six minutes. */
  readonly mentions: number;
  /** Newest viewer figure, where the source gives one. */
  readonly viewers?: number;
}

/**
 * Reach and talk are read from the window, speed and damage from the open signals, whose detectors know what was
 * usual before the trouble began.
 * @param open all open signals of the room: a fall in viewers is damage whichever incident holds it
 */
export function measureImpact(window: RoomWindow, cause: Cause, open: readonly Signal[]): Impact {
  const own = open.filter((signal) => causeOf(signal) === cause);
  const viewers = window.recent.findLast((bucket) => bucket.viewers !== undefined)?.viewers;
  return {
    people: peopleOf(window, cause, own),
    pace: Math.max(0, ...own.map(paceOf)),
    drop: EMPTIES_ROOMS.has(cause)
      ? Math.max(0, ...open.filter((signal) => !inhibitorOf(signal, open)).map(dropOf))
      : 0,
    mentions: cause === 'flood' ? 0 : sum(window.recent, (bucket) => bucket.negativeMentions),
    ...(viewers === undefined ? {} : { viewers }),
  };
}

/** What makes people leave a room: beside any other cause, a fall in viewers is another's damage. */
const EMPTIES_ROOMS: ReadonlySet<Cause> = new Set(['activity', 'av_fault', 'feed', 'platform']);

/** Those who complain of it; behind a flood, those who write it. */
function peopleOf(window: RoomWindow, cause: Cause, own: readonly Signal[]): number {
  if (cause === 'flood') return Math.max(0, ...own.map((signal) => numberIn(signal, 'accounts') ?? 1));
  const subject = isTopic(cause) ? cause : 'negative';
  const written = sum(window.recent, (bucket) => hitsOf(bucket, subject));
  return Math.min(written, countPeople(window.recent.map((bucket) => bucket.people[subject] ?? '')));
}

/** The impact as flat numbers, rounded for people. */
export function impactFacts(impact: Impact): Facts {
  return { ...impact, pace: Math.round(impact.pace * 10) / 10, drop: Math.round(impact.drop * 100) / 100 };
}

function paceOf(signal: Signal): number {
  const expected = numberIn(signal, 'expected');
  return expected === undefined ? 0 : (numberIn(signal, 'people') ?? 0) / Math.max(1, expected);
}

function dropOf(signal: Signal): number {
  return signal.kind === 'activity.drop' ? -(numberIn(signal, 'change') ?? 0) : 0;
}

function numberIn(signal: Signal, fact: string): number | undefined {
  const value = signal.evidence[0]?.facts[fact];
  return typeof value === 'number' ? value : undefined;
}
