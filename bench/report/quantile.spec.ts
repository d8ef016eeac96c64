import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, quantile, spreadOf } from './quantile.js';

describe('quantile', () => {
  it.each([
    [0.5, 5],
    [0.95, 10],
    [0.01, 1],
    [0, 1],
    [1, 10],
  ])('takes the nearest rank at %p', (share, value) => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share)).toBe(value);
  });

  it('is NaN of nothing', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('is a value that at least that share of all do not exceed, and the smallest such', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const share = percent / 100;
          const found = quantile(Float64Array.from(values).sort(), share);
          const below = values.filter((value) => value < found).length;
          const upTo = values.filter((value) => value <= found).length;
          return upTo >= values.length * share && below < values.length * share;
        },
      ),
    );
  });
});

describe('spreadOf', () => {
  it('sorts before it ranks', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ count: 3, p50: 5, p95: 9, p99: 9, max: 9 });
  });

  it('agrees with median', () => {
    expect(median([4, 1, 3])).toBe(3);
  });
});
