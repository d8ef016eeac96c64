import { floorTo, MINUTE, RECENT_HORIZON, SECOND } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { toTenth, windowEvidence, type SignalDetector } from './detector.js';
import { farewell } from './farewell.js';
import { watchedMinutes, watchingSince } from './watched.js';

/** How lively the room was is read from so many full minutes before the silence … */
const BEFORE = 5 * MINUTE;
/** … of which so many must be known. */
const MIN_MINUTES = 3;
/** With fewer danmaku in the quietest of them, silence is usual. */
export const LIVELY_PER_MINUTE = 12;
/** Silence of this many gaps of the quietest minute: by chance once in e^25; people who all listen stay below. */
const GAPS = 25;
const SHORTEST = 30 * SECOND;
/** A silence that was none while people said good-bye becomes none once they are forgotten. */
const LATEST = RECENT_HORIZON - MINUTE;
/** After this the room is off the air rather than stalled. */
export const LONGEST_SILENCE = 20 * MINUTE;
const GRAVE = 2 * MINUTE;

/**
 * A lively room falls silent at a stroke: its source is dead, whatever the socket says. A room that grows quiet
 * minute by minute, or whose people say good-bye, is not stalled.
 */
export const feedStalled: SignalDetector = (window, open) => {
  const silent = window.now - Math.max(window.lastReceivedAt, watchingSince(window));
  const before = minutesBefore(window);
  const gap = MINUTE / Math.min(...before);
  const isLively = before.length >= MIN_MINUTES && gap <= MINUTE / LIVELY_PER_MINUTE;
  if (!isLively || silent > LONGEST_SILENCE || silent < Math.max(SHORTEST, GAPS * gap)) return [];
  const wasRaised = open.some(({ kind }) => kind === 'feed.stalled');
  if (!wasRaised && (silent > LATEST || farewell(window) !== undefined)) return [];
  const facts = {
    silentSeconds: Math.round(silent / SECOND),
    usualSeconds: Math.max(0.1, toTenth(gap / SECOND)),
    baselineMinutes: before.length,
  };
  const evidence = [windowEvidence('feed.stalled', 1 - (SHORTEST / silent) * 0.5, facts)];
  return [
    {
      finding: { kind: 'feed.stalled', subject: '', grade: silent >= GRAVE ? 'P1' : 'P2', evidence },
      raises: true,
    },
  ];
};

/**
 * @returns danmaku in each of the last full minutes before the silence, as far as they are known; an earlier silence,
 * one that came to an end, tells nothing of how lively the room is
 */
function minutesBefore(window: RoomWindow): readonly number[] {
  if (window.lastReceivedAt === 0) return [];
  const end = floorTo(window.lastReceivedAt, MINUTE);
  const minutes = watchedMinutes(window, end - BEFORE, end);
  const first = minutes.indexOf(0);
  const last = minutes.lastIndexOf(0);
  const isOneSilence = minutes.slice(first, last + 1).every((danmaku) => danmaku === 0);
  return isOneSilence ? minutes.filter((danmaku) => danmaku > 0) : minutes;
}
