import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binomialTail } from './binomial.js';

/** One minus the terms below, one by one: right while (1 - share) ** tries is a number. */
function plainTail(hits: number, tries: number, share: number): number {
  let term = (1 - share) ** tries;
  let below = 0;
  for (let k = 0; k < hits; k++) {
    below += term;
    term *= ((tries - k) / (k + 1)) * (share / (1 - share));
  }
  return 1 - below;
}

const cases = fc
  .nat(150)
  .chain((tries) =>
    fc.tuple(fc.nat(tries), fc.constant(tries), fc.double({ min: 0.001, max: 0.9, noNaN: true })),
  );

describe('the tail of the binomial distribution', () => {
  it('agrees with the plain sum', () => {
    fc.assert(
      fc.property(cases, ([hits, tries, share]) => {
        expect(binomialTail(hits, tries, share)).toBeCloseTo(plainTail(hits, tries, share), 9);
      }),
    );
  });

  it('falls with the hits and rises with the share', () => {
    fc.assert(
      fc.property(cases, ([hits, tries, share]) => {
        const tail = binomialTail(hits, tries, share);
        expect(binomialTail(hits + 1, tries, share)).toBeLessThanOrEqual(tail + 1e-12);
        expect(binomialTail(hits, tries, share + 0.05)).toBeGreaterThanOrEqual(tail - 1e-12);
      }),
    );
  });

  it('is right for crowds whose single chances are too small for a number', () => {
    expect(0.5 ** 1_100).toBe(0);
    expect(binomialTail(1_000, 1_100, 0.5)).toBeLessThan(1e-150);
    expect(binomialTail(1_000, 1_100, 0.5)).toBeGreaterThan(0);
    // A continuous normal with the same mean and variance, from half a hit below.
    expect(binomialTail(5_050, 10_000, 0.5)).toBeCloseTo(0.1611, 3);
    expect(binomialTail(450, 1_100, 0.5)).toBeCloseTo(1, 6);
  });

  it('knows the edges', () => {
    expect(binomialTail(0, 0, 0.5)).toBe(1);
    expect(binomialTail(4, 3, 0.5)).toBe(0);
    expect(binomialTail(1, 3, 0)).toBe(0);
    expect(binomialTail(3, 3, 1)).toBe(1);
  });
});
