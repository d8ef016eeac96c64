import { FLOOD_LIMITS } from '../../../core/signal/flood-limits.js';
import { FINGERPRINT_LENGTH } from '../../../core/text/fingerprint.js';
import {
  BUCKET_WORDS,
  FIRST_KEPT,
  FIRST_PAGE,
  LINES_KEPT,
  NEW_FOR,
  NOTICED,
  PAGE_WORDS,
  TEXT_BUCKETS,
  TOLD_MEMORY_SECONDS,
  WORDS_PAGE,
} from '../../../core/window/bounds.js';
import { PEOPLE_KEPT } from '../../../core/window/people.js';
import { HASH_LENGTH } from '../../../core/window/short-hash.js';
import {
  BATCH_MEMORY,
  FLOOD_BUCKET,
  MINUTE,
  PAST_HORIZON,
  RECENT_HORIZON,
} from '../../../core/window/widths.js';
import { SLOTS } from './encode-batch.js';

/** Numbers that the script gets with every batch: limits of the core, bounds and times to live (s) of keys. */
export const SCRIPT_LIMITS = {
  ...FLOOD_LIMITS,
  hash: HASH_LENGTH,
  fingerprint: FINGERPRINT_LENGTH,
  people: PEOPLE_KEPT,
  floodBucket: FLOOD_BUCKET,
  textBuckets: TEXT_BUCKETS,
  slots: SLOTS,
  noticed: NOTICED,
  /** Busiest users and largest texts kept a flood bucket, and texts of which a sample is kept. */
  hot: 128,
  samples: 500,
  lines: LINES_KEPT,
  first: FIRST_KEPT,
  firstPage: FIRST_PAGE,
  newFor: NEW_FOR,
  /** In a narrow bucket a keyword has a hits and a people field, in a words page one. */
  wordFields: 2 * BUCKET_WORDS,
  wordsFields: PAGE_WORDS,
  wordsPage: WORDS_PAGE,
  /** One more flood bucket than is read, for what arrives late. */
  floodTtl: ((TEXT_BUCKETS + 1) * FLOOD_BUCKET) / 1_000,
  firstTtl: (2 * FIRST_PAGE) / 1_000,
  toldTtl: TOLD_MEMORY_SECONDS,
  saidTtl: (RECENT_HORIZON + 2 * MINUTE) / 1_000,
  /** A minute of them is read; two more for what arrives late. */
  wordTtl: (3 * MINUTE) / 1_000,
  wordsTtl: (PAST_HORIZON + 2 * WORDS_PAGE) / 1_000,
  roomsTtl: (2 * PAST_HORIZON) / 1_000,
  appliedTtl: BATCH_MEMORY / 1_000,
} as const;
