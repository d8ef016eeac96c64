/** Steepness of the curve from margins to 0 … 1: a margin of 1 is about 0.95. */
const STEEPNESS = 3;

/** @returns 0 … 1, a half for a margin of 0 */
export function probability(margin: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * margin));
}
