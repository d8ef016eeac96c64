import { FINGERPRINT_LENGTH } from '../../../core/text/fingerprint.js';
import {
  FIRST_KEPT,
  FIRST_PAGE,
  LINES_OF_INTEREST,
  LINES_READ,
  NEW_FOR,
  READ_HOT,
  READ_WORDS,
  TEXT_BUCKETS,
  WORDS_PAGE,
  WORDS_PAGES,
} from '../../../core/window/bounds.js';
import { TONES } from '../../../core/window/chant.js';
import { HASH_LENGTH } from '../../../core/window/short-hash.js';
import {
  BUCKET,
  FLOOD_BUCKET,
  floorTo,
  MINUTE,
  PAST_HORIZON,
  RECENT_HORIZON,
} from '../../../core/window/widths.js';
import { SLOTS } from './encode-batch.js';
import { MINUTES, NARROW, pageOf, type PageKind } from './counter-pages.js';

/** Which buckets one reading looks at; all times in ms, starts of buckets. */
export interface ReadPlan {
  readonly now: number;
  readonly bucket: number;
  /** Names of counter pages, without the room. */
  readonly pages: readonly string[];
  readonly recentFrom: number;
  readonly minutesFrom: number;
  readonly wordsFrom: number;
  /** Oldest first. */
  readonly wordPages: readonly number[];
  /** Newest first, like `textStarts`. */
  readonly userStarts: readonly number[];
  readonly textStarts: readonly number[];
  /** Newest first: where it is said when the room first had an account or a text. */
  readonly firstPages: readonly number[];
  /** Who first wrote later than this is new; unless so many are known as may be. */
  readonly newSince: number;
  readonly firstKept: number;
  /** How many lines are told, and from how many of interest on the others too. */
  readonly lines: number;
  readonly linesOfInterest: number;
  /** Characters of a person's hash, and of a text's. */
  readonly hash: number;
  readonly fingerprint: number;
  /** The tone whose lines are always of interest, as stored. */
  readonly attacks: string;
  /** How many keywords, and how many users and texts, are told. */
  readonly words: number;
  readonly hot: number;
  readonly slots: number;
}

export function readPlan(now: number): ReadPlan {
  const recentFrom = floorTo(now - RECENT_HORIZON, MINUTE);
  const minutesFrom = floorTo(now - PAST_HORIZON, MINUTE);
  const flood = floorTo(now, FLOOD_BUCKET);
  const words = floorTo(now, WORDS_PAGE);
  return {
    now,
    bucket: BUCKET,
    pages: [...pageNames(NARROW, recentFrom, now), ...pageNames(MINUTES, minutesFrom, now)],
    recentFrom,
    minutesFrom,
    wordsFrom: floorTo(now, BUCKET) - MINUTE + BUCKET,
    wordPages: Array.from({ length: WORDS_PAGES }, (_, i) => words - (WORDS_PAGES - 1 - i) * WORDS_PAGE),
    userStarts: [flood, flood - FLOOD_BUCKET],
    textStarts: Array.from({ length: TEXT_BUCKETS }, (_, i) => flood - i * FLOOD_BUCKET),
    firstPages: [floorTo(now, FIRST_PAGE), floorTo(now, FIRST_PAGE) - FIRST_PAGE],
    newSince: now - NEW_FOR,
    firstKept: FIRST_KEPT,
    lines: LINES_READ,
    linesOfInterest: LINES_OF_INTEREST,
    hash: HASH_LENGTH,
    fingerprint: FINGERPRINT_LENGTH,
    attacks: String(TONES.indexOf('attacks')),
    words: READ_WORDS,
    hot: READ_HOT,
    slots: SLOTS,
  };
}

function pageNames(kind: PageKind, from: number, now: number): string[] {
  const names: string[] = [];
  for (let page = pageOf(kind, from); page <= now; page += kind.span) names.push(`${kind.name}:${page}`);
  return names;
}
