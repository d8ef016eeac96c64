import { STEEPNESS } from './thresholds.js';

/** @returns 0 … 1, a half for a margin of 0 */
export function probability(margin: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * margin));
}
