import type { Flag } from '@server/core/flag.js';
import { FLAGS_SHOWN } from '@server/live/events.js';

/** Ids are UUID v7: their order is the order of arrival. */
const newestFirst = (a: Flag, b: Flag) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/**
 * @param current newest first, without repeats
 * @param incoming in any order; flags that are there already are left out
 * @returns newest first, at most FLAGS_SHOWN; `current` itself when nothing was new
 */
export function mergeFlags(current: readonly Flag[], incoming: readonly Flag[]): readonly Flag[] {
  const known = new Set(current.map((flag) => flag.id));
  const fresh = incoming.filter((flag) => {
    if (known.has(flag.id)) return false;
    known.add(flag.id);
    return true;
  });
  if (fresh.length === 0) return current;
  return [...fresh, ...current].sort(newestFirst).slice(0, FLAGS_SHOWN);
}

/** Flags that say the same, shown as one row. */
export interface FlagRow {
  /** The newest of them. */
  readonly flag: Flag;
  readonly similar: number;
}

/** Rows apart by more than this stay apart: repeats from long ago are news again. */
const FOLD_DISTANCE = 12;

/** What is left of a text without dressing: spaces, punctuation, symbols, emoji. */
const bare = (text: string) => text.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();

/**
 * Folds flags of one grade and one text into the row of the newest.
 * @param flags newest first
 */
export function foldRepeats(flags: readonly Flag[]): readonly FlagRow[] {
  const rows: { flag: Flag; similar: number }[] = [];
  const rowOf = new Map<string, number>();
  for (const flag of flags) {
    const text = bare(flag.message.text);
    const key = `${flag.grade} ${text}`;
    const at = rowOf.get(key);
    if (text !== '' && at !== undefined && rows.length - at <= FOLD_DISTANCE) {
      rows[at]!.similar += flag.message.count;
    } else {
      rowOf.set(key, rows.length);
      rows.push({ flag, similar: flag.message.count });
    }
  }
  return rows;
}

/** @returns how many of `current` came after `held` was put aside */
export function countWaiting(held: readonly Flag[], current: readonly Flag[]): number {
  if (held === current) return 0;
  const seen = new Set(held.map((flag) => flag.id));
  return current.reduce((waiting, flag) => (seen.has(flag.id) ? waiting : waiting + 1), 0);
}

export interface FlagFilter {
  readonly topic: string | undefined;
  readonly grade: string | undefined;
  readonly search: string;
}

export const NO_FILTER: FlagFilter = { topic: undefined, grade: undefined, search: '' };

export function isFiltering(filter: FlagFilter): boolean {
  return filter.topic !== undefined || filter.grade !== undefined || filter.search.trim() !== '';
}

export function filterFlags(flags: readonly Flag[], filter: FlagFilter): readonly Flag[] {
  if (!isFiltering(filter)) return flags;
  const wanted = filter.search.trim().toLowerCase();
  return flags.filter(
    ({ grade, topics, message }) =>
      (filter.grade === undefined || grade === filter.grade) &&
      (filter.topic === undefined || topics.some((topic) => topic === filter.topic)) &&
      (wanted === '' ||
        message.text.toLowerCase().includes(wanted) ||
        (message.userName ?? message.userId).toLowerCase().includes(wanted)),
  );
}
