import { FLOOD_BUCKET } from '../../core/window/widths.js';

/** So many flood buckets, of which the newest starts at `start`; newest first. */
export function startsUpTo(start: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => start - i * FLOOD_BUCKET);
}
