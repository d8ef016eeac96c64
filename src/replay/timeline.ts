import type { Recorded } from './recorded.js';

/**
 * Shortens silences, e.g. the hours in which a few people wait before a broadcast.
 * @param entries in order of time
 * @param longest ms of silence that are kept; 0 keeps all
 */
export async function* closeGaps(
  entries: AsyncIterable<Recorded>,
  longest: number,
): AsyncGenerator<Recorded> {
  let cut = 0;
  let before: number | undefined;
  for await (const entry of entries) {
    const gap = entry.at - (before ?? entry.at);
    if (longest > 0 && gap > longest) cut += gap - longest;
    before = entry.at;
    yield { ...entry, at: entry.at - cut };
  }
}

/**
 * Leaves out the beginning.
 * @param entries in order of time
 * @param from ms after the first
 */
export async function* skipTo(
  from: number,
  entries: AsyncIterable<Recorded>,
  onSkipped: () => void,
): AsyncGenerator<Recorded> {
  let first: number | undefined;
  for await (const entry of entries) {
    first ??= entry.at;
    if (entry.at - first < from) onSkipped();
    else yield entry;
  }
}
