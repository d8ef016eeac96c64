import { TEXT_BUCKETS } from '../../core/window/bounds.js';
import { FLOOD_BUCKET } from '../../core/window/widths.js';

/** Drops the flood buckets that no reading of `now` or later asks for. */
export function forgetFloodsBefore(buckets: Map<number, unknown>, now: number): void {
  for (const start of buckets.keys()) {
    if (start < now - (TEXT_BUCKETS + 1) * FLOOD_BUCKET) buckets.delete(start);
  }
}
