import { knownSince, sum } from '../window/stretch.js';
import { MINUTE, SECOND } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { toTenth, windowEvidence, type SignalDetector } from './detector.js';

/** How lively the room was is read from this long before the silence. */
const BEFORE = 5 * MINUTE;
/** With fewer danmaku in that time, silence is usual. */
const MIN_MESSAGES = 15;
/** Silence of this many usual gaps: by chance once in e^25; people who all listen for a moment stay below. */
const GAPS = 25;
const SHORTEST = 30 * SECOND;
/** After this the room is off the air rather than stalled. */
const LONGEST = 20 * MINUTE;
const GRAVE = 2 * MINUTE;

/** A lively room falls silent at a stroke: its source is dead, whatever the socket says. */
export const feedStalled: SignalDetector = (window) => {
  const silent = window.now - window.lastReceivedAt;
  const gap = usualGap(window);
  if (gap === undefined || silent > LONGEST || silent < Math.max(SHORTEST, GAPS * gap)) return [];
  const facts = {
    silentSeconds: Math.round(silent / SECOND),
    usualSeconds: Math.max(0.1, toTenth(gap / SECOND)),
  };
  const evidence = [windowEvidence('feed.stalled', 1 - (SHORTEST / silent) * 0.5, facts)];
  return [
    {
      finding: { kind: 'feed.stalled', subject: '', grade: silent >= GRAVE ? 'P1' : 'P2', evidence },
      raises: true,
    },
  ];
};

/** @returns ms between two danmaku before the silence; undefined for a room that was quiet anyhow. */
function usualGap(window: RoomWindow): number | undefined {
  if (window.lastReceivedAt === 0) return undefined;
  const from = Math.max(window.lastReceivedAt - BEFORE, knownSince(window));
  const before = window.minutes.filter(
    ({ start }) => start + MINUTE > from && start <= window.lastReceivedAt,
  );
  const messages = sum(before, (bucket) => bucket.messages);
  const span = window.lastReceivedAt - Math.min(from, before[0]?.start ?? from);
  return messages < MIN_MESSAGES ? undefined : Math.max(span, 1) / messages;
}
