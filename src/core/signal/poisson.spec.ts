import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lowerTail, upperTail } from './poisson.js';

/** Σ e^-m m^k / k!, term by term. */
function plainLowerTail(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let total = term;
  for (let k = 1; k <= count; k++) total += term *= mean / k;
  return total;
}

const counts = fc.integer({ min: 0, max: 150 });
const means = fc.double({ min: 0.001, max: 120, noNaN: true });

describe('tails of the Poisson distribution', () => {
  it('agree with the plain sum', () => {
    fc.assert(
      fc.property(counts, means, (count, mean) => {
        expect(lowerTail(count, mean)).toBeCloseTo(plainLowerTail(count, mean), 9);
      }),
    );
  });

  it('complement each other and fall with the count', () => {
    fc.assert(
      fc.property(counts, means, (count, mean) => {
        expect(upperTail(count, mean) + lowerTail(count - 1, mean)).toBeCloseTo(1, 9);
        expect(upperTail(count + 1, mean)).toBeLessThanOrEqual(upperTail(count, mean));
      }),
    );
  });

  it('are right far out, where one minus the rest would be noise', () => {
    // The first term is e^-0.5 0.5^12 / 12! = 3.0913e-13; the next ones add 4.0 %.
    expect(upperTail(12, 0.5) / 3.2155e-13).toBeCloseTo(1, 3);
    expect(upperTail(2_000, 1_000)).toBeGreaterThan(0);
    expect(upperTail(2_000, 1_000)).toBeLessThan(1e-150);
    expect(upperTail(1e6, 1e6)).toBeCloseTo(0.5, 3);
  });

  it('know the edges', () => {
    expect([upperTail(0, 3), upperTail(3, 0), lowerTail(-1, 3), lowerTail(0, 0)]).toEqual([1, 0, 0, 1]);
  });
});
