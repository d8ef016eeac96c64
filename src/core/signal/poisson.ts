import { logFactorial } from './log-factorial.js';

/**
 * Tails of the Poisson distribution, summed from the largest term outwards: exact to some ten digits, also where
 * the probability is tiny. Its terms fall off within about ten standard deviations, so the cost is O(√mean).
 */

/** @returns P(X ≥ count) for X with that mean; `count` an integer, `mean` ≥ 0. */
export function upperTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  if (count <= mean) return 1 - lowerTail(count - 1, mean);
  let term = probability(count, mean);
  let total = term;
  for (let k = count + 1; term > total * 1e-12; k++) {
    term *= mean / k;
    total += term;
  }
  return Math.min(1, total);
}

/** @returns P(X ≤ count). */
export function lowerTail(count: number, mean: number): number {
  if (count < 0) return 0;
  if (mean <= 0) return 1;
  if (count > mean) return 1 - upperTail(count + 1, mean);
  let term = probability(count, mean);
  let total = term;
  for (let k = count; k > 0 && term > total * 1e-12; k--) {
    term *= k / mean;
    total += term;
  }
  return Math.min(1, total);
}

function probability(count: number, mean: number): number {
  return Math.exp(count * Math.log(mean) - mean - logFactorial(count));
}
