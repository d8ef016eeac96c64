import { MINUTE } from './window/widths.js';

/**
 * What the public reads is in its own time, wherever the desk sits: beside it, a console may show another. China
 * Standard Time has no summer time, so that no calendar is needed.
 */
const CHINA_OFFSET = 8 * 60 * MINUTE;

/** @returns the day in China, e.g. `2026-11-11` */
export function chinaDay(at: number): string {
  return new Date(at + CHINA_OFFSET).toISOString().slice(0, 10);
}

/** @returns `M 月 D 日` in China. */
export function chinaDate(at: number): string {
  const [, month, day] = chinaDay(at).split('-').map(Number);
  return `${month} 月 ${day} 日`;
}

/** @returns `HH:mm` in China. */
export function chinaClock(at: number): string {
  return new Date(at + CHINA_OFFSET).toISOString().slice(11, 16);
}

/** @returns `M 月 D 日 HH:mm` in China. */
export function chinaTime(at: number): string {
  return `${chinaDate(at)} ${chinaClock(at)}`;
}
