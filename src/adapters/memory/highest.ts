/** @returns the names with the highest scores, highest first; names break ties, so that the answer is one and the same. */
export function highest(scores: ReadonlyMap<string, number>, count: number): string[] {
  return [...scores]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([name]) => name);
}
