/** How event time is cut into buckets; all in ms. */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Narrow buckets: a spike is seen within one or two of them. */
export const BUCKET = 5 * SECOND;
/** Narrow buckets are kept for this long, plus what fills the first minute. */
export const RECENT_HORIZON = 5 * MINUTE;
/** Minute buckets are kept for this long: the room's own past. */
export const PAST_HORIZON = 60 * MINUTE;
/** How long it is known which batches were counted; past PAST_HORIZON none is counted any more. */
export const BATCH_MEMORY = PAST_HORIZON + 5 * MINUTE;
/** Counts by user and by fingerprint: many keys, so they live shortly. */
export const FLOOD_BUCKET = 10 * SECOND;

/** @returns the start of the bucket of that width in which `at` lies. */
export function floorTo(at: number, width: number): number {
  return at - (at % width);
}
