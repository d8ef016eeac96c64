import { MINUTE } from '../window/widths.js';

/** China Standard Time has no summer time, so that no calendar is needed. */
const CHINA_OFFSET = 8 * 60 * MINUTE;

/** @returns the day in China, e.g. `2026-11-11` */
export function chinaDay(at: number): string {
  return new Date(at + CHINA_OFFSET).toISOString().slice(0, 10);
}
