import type { Signal } from '../signal.js';
import { bucketsBetween, lastSeconds, sum } from '../window/stretch.js';
import { BUCKET, floorTo, MINUTE, SECOND } from '../window/widths.js';
import type { Counts, RoomWindow } from '../window/window.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { farewell } from './farewell.js';
import { lowerTail } from './poisson.js';
import { wasWatched, watchedMinutes } from './watched.js';

type Measure = 'messages' | 'viewers';

/** What a measure is now and what it was. */
interface Change {
  readonly measure: Measure;
  readonly from: number;
  readonly to: number;
  /** When it was last `from`, ms. */
  readonly since: number;
  /** Minutes of the room's past that `from` was taken from. */
  readonly baselineMinutes: number;
}

/** The accident this is made for lost 40 % within five minutes. */
const RAISE_FALL = 0.4;
const CLEAR_FALL = 0.3;
const GRAVE_FALL = 0.6;
/** A fall takes this long at most … */
const FALLING = 5 * MINUTE;
/** … from what the room wrote in the quarter of an hour before, … */
const REFERENCE = 15 * MINUTE;
/** … of which so much must be known: chat comes in waves, and the quietest of few minutes is not quiet. */
const MIN_REFERENCE = 8;
/** Below these a fall says nothing. */
const MIN_PER_MINUTE = 30;
const MIN_VIEWERS = 50;
/** Viewer figures closer than this are one figure. */
const APART = MINUTE;
/** And a fall in messages must not be chance. */
const RAISE_CHANCE = 1e-4;
/** While a signal is open the fall is measured from where it began, for so long. */
const REMEMBERED = 15 * MINUTE;
/** The present: a breath is held for a minute now and then. */
const PRESENT = 90 * SECOND;
/** Fewer messages are a fall, none are a silence; so many missing at a stretch are no chance (once in e^6). */
const MISSING = 6;
const SILENCE = 30 * SECOND;

/** Viewers or messages fall by 40 % within some five minutes: one signal a measure. */
export const activityDrop: SignalDetector = (window, open) =>
  [messageChange(window), viewerChange(window)].flatMap((change) => {
    const observation = change && dropOf(change, window, openOf(open, change.measure));
    return observation ? [observation] : [];
  });

function dropOf(change: Change, window: RoomWindow, open: Signal | undefined): Observation | undefined {
  const { from, since } = beginningOf(change, window, open);
  const { measure, to, baselineMinutes } = change;
  const fall = (from - to) / from;
  if (!(fall >= CLEAR_FALL)) return undefined;
  const leaving = open?.evidence[0]?.facts['leaving'] ?? farewell(window);
  const facts = {
    from: Math.round(from),
    to: Math.round(to),
    change: -Math.round(fall * 100) / 100,
    minutes: Math.floor((window.now - since) / MINUTE),
    since,
    measure,
    baselineMinutes,
    ...(leaving !== undefined && { leaving }),
  };
  const grave = fall >= GRAVE_FALL ? 'P1' : 'P2';
  return {
    finding: {
      kind: 'activity.drop',
      subject: measure,
      grade: leaving === undefined ? grave : 'P3',
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
 * The last 90 seconds against the quietest minute of the quarter of an hour that ended five minutes ago. Chat comes
 * in waves: against the minute of a wave, or against the mean, every trough would be a fall.
 */
function messageChange(window: RoomWindow): Change | undefined {
  const end = floorTo(window.now - FALLING, MINUTE);
  const reference = watchedMinutes(window, end - REFERENCE, end);
  const from = Math.min(...reference);
  if (reference.length < MIN_REFERENCE || from < MIN_PER_MINUTE) return undefined;
  const full = floorTo(window.now, BUCKET);
  const heard = bucketsBetween(window, full - PRESENT, full);
  const to = (sum(heard, (bucket) => bucket.messages) * MINUTE) / PRESENT;
  if (!wasWatched(window, full - PRESENT, full) || isSilent(window, heard, full)) return undefined;
  return { measure: 'messages', from, to, since: end, baselineMinutes: reference.length };
}

/**
 * Whether the present has a hole in it rather than fewer messages all over: a silence, or the end of one. So it is
 * where many messages are missing in the hole at the pace of the rest.
 */
function isSilent(window: RoomWindow, heard: readonly Counts[], until: number): boolean {
  if (window.now - window.lastReceivedAt >= SILENCE) return true;
  let last = until - PRESENT;
  let hole = 0;
  for (const { start } of [...heard.filter(({ messages }) => messages > 0), { start: until }]) {
    hole = Math.max(hole, start - last);
    last = start + BUCKET;
  }
  const messages = sum(heard, (bucket) => bucket.messages);
  return messages === 0 || (messages * hole) / Math.max(BUCKET, PRESENT - hole) > MISSING;
}

function viewerChange(window: RoomWindow): Change | undefined {
  const figures = window.recent.filter(({ viewers }) => viewers !== undefined);
  const latest = figures.findLast(({ start }) => start >= lastSeconds(window.now, 60));
  const [first] = figures;
  if (!latest || !first || latest.start - first.start < APART) return undefined;
  const [from, to] = [first.viewers!, latest.viewers!];
  if (from < MIN_VIEWERS) return undefined;
  const baselineMinutes = Math.round((latest.start - first.start) / MINUTE);
  return { measure: 'viewers', from, to, since: first.start, baselineMinutes };
}
