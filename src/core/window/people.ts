import { HASH_LENGTH } from './short-hash.js';

/**
 * How many people a bucket remembers by subject: the ones with the smallest hashes. Which they are does not
 * depend on the order of arrival, so batches commute, and memory is flat however large the crowd.
 */
export const PEOPLE_KEPT = 32;

const HASHES = 16 ** HASH_LENGTH;

/** @returns the PEOPLE_KEPT smallest of the hashes, each once, ascending. */
export function smallestOf(hashes: Iterable<string>): string[] {
  return [...new Set(hashes)].sort().slice(0, PEOPLE_KEPT);
}

/**
 * Distinct people over several lists made by `smallestOf`: exact while no list is full, else estimated from the
 * density of the hashes below the point up to which every list is complete (k minimum values: Bar-Yossef et
 * al., "Counting distinct elements in a data stream", 2002; Beyer et al., "On synopses for distinct-value
 * estimation under multiset operations", 2007). Standard error 18 % for one full list, less for several.
 */
export function countPeople(lists: Iterable<readonly string[]>): number {
  const people = new Set<string>();
  let limit: string | undefined;
  for (const list of lists) {
    for (const hash of list) people.add(hash);
    const last = list[PEOPLE_KEPT - 1];
    if (last !== undefined && (limit === undefined || last < limit)) limit = last;
  }
  if (limit === undefined) return people.size;
  let below = 0;
  for (const hash of people) if (hash <= limit) below++;
  return Math.round(((below - 1) * HASHES) / Number.parseInt(limit, 16));
}
