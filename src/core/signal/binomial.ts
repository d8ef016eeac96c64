import { logFactorial } from './log-factorial.js';

/**
 * @param hits integer
 * @param tries integer ≥ 0
 * @param share chance of a hit, 0 … 1
 * @returns P(X ≥ hits) for X of so many tries; summed from the largest term outwards, like the tails of poisson.ts
 */
export function binomialTail(hits: number, tries: number, share: number): number {
  if (hits <= 0) return 1;
  if (hits > tries || share <= 0) return 0;
  if (share >= 1) return 1;
  // Misses are binomial, too: the smaller of the two tails is the one that is summed.
  if (hits <= tries * share) return 1 - binomialTail(tries - hits + 1, tries, 1 - share);
  const odds = share / (1 - share);
  let term = probability(hits, tries, share);
  let total = term;
  for (let k = hits; k < tries && term > total * 1e-12; k++) {
    term *= ((tries - k) / (k + 1)) * odds;
    total += term;
  }
  return Math.min(1, total);
}

/** In logarithms: (1 - share) ** tries alone may be too small for a number. */
function probability(hits: number, tries: number, share: number): number {
  const ways = logFactorial(tries) - logFactorial(hits) - logFactorial(tries - hits);
  return Math.exp(ways + hits * Math.log(share) + (tries - hits) * Math.log1p(-share));
}
