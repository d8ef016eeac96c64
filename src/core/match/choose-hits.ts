import type { Occurrence } from './occurrence.js';

/**
 * What counts of one list's occurrences in a text of `length` units: words that no exception covers whole, and
 * of those that overlap the longest. Linear but for one sort, so that a text made of keywords costs no more.
 */
export function chooseHits(occurrences: readonly Occurrence[], length: number): Occurrence[] {
  const reach = reachOfExceptions(occurrences, length);
  const taken = new Uint8Array(length);
  return occurrences
    .filter(({ keyword, start, end }) => !keyword.exception && reach[start]! < end)
    .sort((a, b) => extent(b) - extent(a) || typed(b) - typed(a) || a.start - b.start)
    .filter(({ start, end }) => {
      // Whatever was taken before is at least as long: where it overlaps, it holds the first or the last unit.
      if (taken[start] === 1 || taken[end - 1] === 1) return false;
      taken.fill(1, start, end);
      return true;
    });
}

/** For each index, how far those exceptions reach that begin there or before. */
function reachOfExceptions(occurrences: readonly Occurrence[], length: number): Int32Array {
  const reach = new Int32Array(length);
  for (const { keyword, start, end } of occurrences) {
    if (keyword.exception && end > reach[start]!) reach[start] = end;
  }
  for (let i = 1; i < length; i++) if (reach[i - 1]! > reach[i]!) reach[i] = reach[i - 1]!;
  return reach;
}

function extent({ start, end }: Occurrence): number {
  return end - start;
}

/** Characters as typed: of two words that fold alike, 好货 and 好好货, the one that asks for more wins. */
function typed({ keyword }: Occurrence): number {
  return keyword.runs.reduce((sum, run) => sum + run, 0);
}
