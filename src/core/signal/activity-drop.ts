import type { Signal } from '../signal.js';
import { bucketsBetween, knownSince, lastSeconds, sum } from '../window/stretch.js';
import { BUCKET, floorTo, MINUTE, RECENT_HORIZON } from '../window/widths.js';
import type { Counts, RoomWindow } from '../window/window.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { lowerTail } from './poisson.js';

type Measure = 'messages' | 'viewers';

/** What a measure is now and what it was. */
interface Change {
  readonly measure: Measure;
  readonly from: number;
  readonly to: number;
  /** When it was `from`, ms. */
  readonly since: number;
}

/** The accident this is made for lost 40 % within five minutes. */
const RAISE_FALL = 0.4;
const CLEAR_FALL = 0.3;
const GRAVE_FALL = 0.6;
/** The past is the oldest stretch this long of the last five to six minutes … */
const REFERENCE = MINUTE;
/** … that ends at least this long ago, or there is nothing to compare. */
const APART = MINUTE;
/** Below these a fall says nothing. */
const MIN_PER_MINUTE = 30;
const MIN_VIEWERS = 50;
/** And a fall in messages must not be chance. */
const RAISE_CHANCE = 1e-4;
/** While a signal is open the fall is measured from where it began, for so long. */
const REMEMBERED = 15 * MINUTE;

/** Viewers or messages fall by 40 % within some five minutes: one signal a measure. */
export const activityDrop: SignalDetector = (window, open) =>
  [messageChange(window), viewerChange(window)].flatMap((change) => {
    const observation = change && dropOf(change, window, openOf(open, change.measure));
    return observation ? [observation] : [];
  });

function dropOf(change: Change, window: RoomWindow, open: Signal | undefined): Observation | undefined {
  const { from, since } = beginningOf(change, window, open);
  const { measure, to } = change;
  const fall = (from - to) / from;
  if (!(fall >= CLEAR_FALL)) return undefined;
  const facts = {
    from: Math.round(from),
    to: Math.round(to),
    change: -Math.round(fall * 100) / 100,
    minutes: Math.round((window.now - since) / MINUTE),
    since,
    measure,
  };
  return {
    finding: {
      kind: 'activity.drop',
      subject: measure,
      grade: fall >= GRAVE_FALL ? 'P1' : 'P2',
      evidence: [windowEvidence('activity.drop', fall, facts)],
    },
    raises: fall >= RAISE_FALL && (measure === 'viewers' || lowerTail(Math.round(to), from) <= RAISE_CHANCE),
  };
}

/** Where the fall began: what an open signal remembers, unless there was more since. */
function beginningOf(
  change: Change,
  { now }: RoomWindow,
  open: Signal | undefined,
): Pick<Change, 'from' | 'since'> {
  const facts = open && now - open.raisedAt < REMEMBERED ? open.evidence[0]?.facts : undefined;
  const [from, since] = [facts?.['from'], facts?.['since']];
  const remembers = typeof from === 'number' && typeof since === 'number' && from > change.from;
  return remembers ? { from, since } : change;
}

function openOf(open: readonly Signal[], measure: Measure): Signal | undefined {
  return open.find(({ kind, subject }) => kind === 'activity.drop' && subject === measure);
}

/**
 * The last minute against the one some five minutes ago; against the usual minute, where that is less: a crowd
 * that was only visiting goes home without being missed.
 */
function messageChange(window: RoomWindow): Change | undefined {
  const reference = referenceStretch(window);
  if (!reference) return undefined;
  const [start, end] = reference;
  const earlier = messagesIn(bucketsBetween(window, start, end));
  const past = bucketsBetween(window, 0, end);
  const usual = (messagesIn(past) * MINUTE) / (end - Math.min(start, knownSince(window)));
  const from = Math.min(earlier, usual);
  if (from < MIN_PER_MINUTE) return undefined;
  const full = floorTo(window.now, BUCKET);
  const to = messagesIn(bucketsBetween(window, full - MINUTE, full));
  return { measure: 'messages', from, to, since: (start + end) / 2 };
}

function referenceStretch(window: RoomWindow): readonly [start: number, end: number] | undefined {
  const start = Math.max(floorTo(window.now - RECENT_HORIZON, MINUTE), knownSince(window));
  const end = start + REFERENCE;
  return end <= window.now - MINUTE - APART ? [start, end] : undefined;
}

function messagesIn(buckets: readonly Counts[]): number {
  return sum(buckets, (bucket) => bucket.messages);
}

function viewerChange(window: RoomWindow): Change | undefined {
  const figures = window.recent.filter(({ viewers }) => viewers !== undefined);
  const latest = figures.findLast(({ start }) => start >= lastSeconds(window.now, 60));
  const [first] = figures;
  if (!latest || !first || latest.start - first.start < APART) return undefined;
  const [from, to] = [first.viewers!, latest.viewers!];
  if (from < MIN_VIEWERS) return undefined;
  return { measure: 'viewers', from, to, since: first.start };
}
