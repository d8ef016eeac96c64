import { NEW_FOR } from '../window/bounds.js';
import { knownSince } from '../window/stretch.js';
import { floorTo, MINUTE } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';

/**
 * While our own process is down nobody listens: a hole in the windows then proves no silence, and is no baseline.
 * `RoomWindow.unwatched` says when that was.
 */

/** @returns whether somebody listened all the time from `from` to `to` (ms) */
export function wasWatched({ unwatched = [] }: RoomWindow, from: number, to: number): boolean {
  return unwatched.every((gap) => gap.to <= from || gap.from >= to);
}

/** @returns since when somebody has been listening without a break, ms; 0 where no break is known */
export function watchingSince({ unwatched = [] }: RoomWindow): number {
  return Math.max(0, ...unwatched.map(({ to }) => to));
}

/** @returns since when it is known who writes in the room, ms: who came while nobody listened is not new, and yet seems so */
export function accountsKnownSince(window: RoomWindow): number {
  const missed = window.unwatched?.findLast(({ from, to }) => to - from >= NEW_FOR);
  return Math.max(knownSince(window), missed?.to ?? 0);
}

/**
 * @returns danmaku of each minute between `from` and `to` (ms, full minutes) in which the room was watched; the first
 * that is known of it is not whole
 */
export function watchedMinutes(window: RoomWindow, from: number, to: number): number[] {
  const byStart = new Map(window.minutes.map(({ start, messages }) => [start, messages]));
  const counts: number[] = [];
  for (
    let start = Math.max(from, floorTo(knownSince(window), MINUTE) + MINUTE);
    start < to;
    start += MINUTE
  ) {
    if (wasWatched(window, start, start + MINUTE)) counts.push(byStart.get(start) ?? 0);
  }
  return counts;
}

/** @returns how much of `from` … `to` (ms) was watched, ms */
export function watchedTime({ unwatched = [] }: RoomWindow, from: number, to: number): number {
  const lost = unwatched.reduce(
    (total, gap) => total + Math.max(0, Math.min(to, gap.to) - Math.max(from, gap.from)),
    0,
  );
  return Math.max(0, to - from - lost);
}
