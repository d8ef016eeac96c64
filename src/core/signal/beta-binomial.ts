import { logFactorial } from './log-factorial.js';

/**
 * For tries whose share of hits was only seen, not known: every one of few that were seen leaves much open.
 * (Skellam, "A probability distribution derived from the binomial distribution", JRSS B 1948.)
 * @param hits integer
 * @param tries integer ≥ 0
 * @param seenHits hits seen before, > 0; a prior is a part of one
 * @param seenMisses misses seen before, > 0
 * @returns P(X ≥ hits) for X of so many tries; summed from the largest term outwards, like the tail of binomial.ts
 */
export function betaBinomialTail(hits: number, tries: number, seenHits: number, seenMisses: number): number {
  if (hits <= 0) return 1;
  if (hits > tries) return 0;
  const seen = seenHits + seenMisses;
  // The smaller of the two tails is the one that is summed.
  if (hits * seen <= tries * seenHits) {
    return 1 - betaBinomialTail(tries - hits + 1, tries, seenMisses, seenHits);
  }
  let term = Math.exp(logProbability(hits, tries, seenHits, seenMisses));
  let total = term;
  for (let k = hits; k < tries && term > total * 1e-12; k++) {
    term *= ((tries - k) / (k + 1)) * ((seenHits + k) / (seenMisses + tries - k - 1));
    total += term;
  }
  return Math.min(1, total);
}

function logProbability(hits: number, tries: number, seenHits: number, seenMisses: number): number {
  const ways = logFactorial(tries) - logFactorial(hits) - logFactorial(tries - hits);
  const chances = logRising(seenHits, hits) + logRising(seenMisses, tries - hits);
  return ways + chances - logRising(seenHits + seenMisses, tries);
}

/** @returns ln of from × (from + 1) × …, of so many factors */
function logRising(from: number, factors: number): number {
  let total = 0;
  for (let i = 0; i < factors; i++) total += Math.log(from + i);
  return total;
}
