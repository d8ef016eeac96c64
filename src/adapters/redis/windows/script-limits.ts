import { FLOOD_LIMITS } from '../../../core/signal/flood-limits.js';
import { PEOPLE_KEPT } from '../../../core/window/people.js';
import { HASH_LENGTH } from '../../../core/window/short-hash.js';
import {
  BATCH_MEMORY,
  FLOOD_BUCKET,
  MINUTE,
  PAST_HORIZON,
  RECENT_HORIZON,
} from '../../../core/window/widths.js';

/** Hits of keywords are totalled in stretches this long: their baseline. */
export const WORDS_PAGE = 10 * MINUTE;
export const WORDS_PAGES = PAST_HORIZON / WORDS_PAGE;

/** Rooms silent for longer are not evaluated any more; every signal has cleared by then. */
export const ROOM_HORIZON = 30 * MINUTE;

/** Numbers that the script gets with every batch: limits of the core, bounds and times to live (s) of keys. */
export const SCRIPT_LIMITS = {
  ...FLOOD_LIMITS,
  hash: HASH_LENGTH,
  people: PEOPLE_KEPT,
  floodBucket: FLOOD_BUCKET,
  /** From this count in one flood bucket on a user or a text is worth a look: well below any limit. */
  noticed: 4,
  /** Busiest users and largest texts kept a flood bucket, and texts of which a sample is kept. */
  hot: 128,
  samples: 500,
  /** 100 keywords in a narrow bucket, with a hits and a people field each; 2,000 in a words page, with one. */
  wordFields: 200,
  wordsFields: 2_000,
  wordsPage: WORDS_PAGE,
  /** Three flood buckets are read; one more for what arrives late. */
  floodTtl: (4 * FLOOD_BUCKET) / 1_000,
  toldTtl: 60,
  saidTtl: (RECENT_HORIZON + 2 * MINUTE) / 1_000,
  /** A minute of them is read; two more for what arrives late. */
  wordTtl: (3 * MINUTE) / 1_000,
  wordsTtl: (PAST_HORIZON + 2 * WORDS_PAGE) / 1_000,
  roomsTtl: (2 * PAST_HORIZON) / 1_000,
  appliedTtl: BATCH_MEMORY / 1_000,
} as const;
