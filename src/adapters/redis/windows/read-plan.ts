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
import { WORDS_PAGE, WORDS_PAGES } from './script-limits.js';

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
    textStarts: [flood, flood - FLOOD_BUCKET, flood - 2 * FLOOD_BUCKET],
    words: 16,
    hot: 16,
    slots: SLOTS,
  };
}

function pageNames(kind: PageKind, from: number, now: number): string[] {
  const names: string[] = [];
  for (let page = pageOf(kind, from); page <= now; page += kind.span) names.push(`${kind.name}:${page}`);
  return names;
}
