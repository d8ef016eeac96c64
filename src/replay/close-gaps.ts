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
