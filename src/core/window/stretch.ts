import { BUCKET, floorTo, MINUTE, RECENT_HORIZON, SECOND } from './widths.js';
import type { Counts, RoomWindow, Subject } from './window.js';

/**
 * @returns the buckets that lie wholly in `from` … `to` (half-open, ms), oldest first and without overlap: minutes
 * up to where the narrow buckets begin, those from there on
 */
export function bucketsBetween(window: RoomWindow, from: number, to: number): Counts[] {
  const seam = floorTo(window.now - RECENT_HORIZON, MINUTE);
  const inside = (width: number, first: number, end: number) => (bucket: Counts) =>
    bucket.start >= first && bucket.start + width <= end;
  return [
    ...window.minutes.filter(inside(MINUTE, from, Math.min(to, seam))),
    ...window.recent.filter(inside(BUCKET, Math.max(from, seam), to)),
  ];
}

/** @returns the minutes that lie wholly in `from` … `to` (half-open, ms), oldest first, those without any figure left out */
export function minutesBetween(window: RoomWindow, from: number, to: number): readonly Counts[] {
  return window.minutes.filter(({ start }) => start >= from && start + MINUTE <= to);
}

/** @returns where the last `seconds` begin (ms, a bucket's start); the running bucket counts as whole. */
export function lastSeconds(now: number, seconds: number): number {
  return floorTo(now, BUCKET) + BUCKET - seconds * SECOND;
}

/** @returns when the room's known past begins, ms; `now` for a room never heard of. */
export function knownSince(window: RoomWindow): number {
  return Math.min(window.now, window.minutes[0]?.start ?? Infinity, window.recent[0]?.start ?? Infinity);
}

/** @returns messages about the subject, weighed with the platform's merged repeats */
export function hitsOf(bucket: Counts, subject: Subject): number {
  return subject === 'negative' ? bucket.negative : (bucket.topics[subject] ?? 0);
}

export function sum<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((total, item) => total + figure(item), 0);
}
