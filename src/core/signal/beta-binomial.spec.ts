import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betaBinomialTail } from './beta-binomial.js';
import { binomialTail } from './binomial.js';

/** Hit or miss, one after the other, each as likely as among all before it (Pólya's urn). */
function drawn(hits: number, tries: number, seenHits: number, seenMisses: number): number {
  if (hits <= 0) return 1;
  if (hits > tries) return 0;
  const share = seenHits / (seenHits + seenMisses);
  const [hit, miss] = [
    drawn(hits - 1, tries - 1, seenHits + 1, seenMisses),
    drawn(hits, tries - 1, seenHits, seenMisses + 1),
  ];
  return share * hit + (1 - share) * miss;
}

const seen = fc.double({ min: 0.1, max: 300, noNaN: true });
const casesUpTo = (most: number) =>
  fc.nat(most).chain((tries) => fc.tuple(fc.nat(tries), fc.constant(tries), seen, seen));

describe('the tail of the beta-binomial distribution', () => {
  it('agrees with drawing one by one', () => {
    fc.assert(
      fc.property(casesUpTo(10), (given) => {
        expect(betaBinomialTail(...given)).toBeCloseTo(drawn(...given), 9);
      }),
    );
  });

  it('falls with the hits and with the misses seen before', () => {
    fc.assert(
      fc.property(casesUpTo(400), ([hits, tries, seenHits, seenMisses]) => {
        const tail = betaBinomialTail(hits, tries, seenHits, seenMisses);
        expect(betaBinomialTail(hits + 1, tries, seenHits, seenMisses)).toBeLessThanOrEqual(tail + 1e-9);
        expect(betaBinomialTail(hits, tries, seenHits, seenMisses + 1)).toBeLessThanOrEqual(tail + 1e-9);
      }),
    );
  });

  it('comes near the binomial where much was seen', () => {
    expect(betaBinomialTail(30, 100, 2e6, 8e6)).toBeCloseTo(binomialTail(30, 100, 0.2), 4);
    expect(betaBinomialTail(60, 60, 1e6, 1e6)).toBeGreaterThan(0);
  });
});
