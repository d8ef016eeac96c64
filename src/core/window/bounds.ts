import { MINUTE, PAST_HORIZON } from './widths.js';

/** What a window keeps at most, the same wherever it is kept. */

/** Hits of keywords are totalled in stretches this long: their baseline. */
export const WORDS_PAGE = 10 * MINUTE;
export const WORDS_PAGES = PAST_HORIZON / WORDS_PAGE;

/** Rooms silent for longer are not evaluated any more; every signal has cleared by then. */
export const ROOM_HORIZON = 30 * MINUTE;

/** From this count in one flood bucket on a user or a text is worth a look: well below any limit. */
export const NOTICED = 4;
/** Keywords counted in a narrow bucket, and in a stretch of WORDS_PAGE. */
export const BUCKET_WORDS = 100;
export const PAGE_WORDS = 2_000;
/** A level told is remembered for so long, s. */
export const TOLD_MEMORY_SECONDS = 60;
/** An account is new in a room for so long after it first wrote there: hardly longer than texts are compared. */
export const NEW_FOR = 2 * MINUTE;
/** Accounts and noticed texts of which it is known, an hour at a time, when a room first had them. */
export const FIRST_PAGE = PAST_HORIZON;
export const FIRST_KEPT = 10_000;
/** UTF-16 units kept of a text: people recognise it by its beginning. */
export const SAMPLE_UNITS = 80;
/** Lines kept of a flood bucket: of every text the first NOTICED; and read of all, the newest. */
export const LINES_KEPT = 300;
export const LINES_READ = 300;
/** From so many lines of interest on the others are read as well. */
export const LINES_OF_INTEREST = 8;
/** Flood buckets in which texts are compared, the running one included: 30 to 40 s. */
export const TEXT_BUCKETS = 4;
/** How many keywords, users and texts a reading tells, each the most frequent. */
export const READ_WORDS = 16;
export const READ_HOT = 16;
