import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadOf } from './quantile.js';

describe('spreadOf', () => {
  it('lies where a spreadsheet says', () => {
    expect(spreadOf([])).toEqual({ count: 0 });
    expect(spreadOf([7])).toEqual({ count: 1, median: 7, p90: 7 });
    expect(spreadOf([40, 10, 20, 30])).toEqual({ count: 4, median: 25, p90: 37 });
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toEqual({ count: 11, median: 6, p90: 10 });
  });

  it('lies between the least and the most, the median first, whatever the order', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (some) => {
        const { median, p90 } = spreadOf(some);
        expect(median!).toBeGreaterThanOrEqual(Math.min(...some));
        expect(p90!).toBeGreaterThanOrEqual(median!);
        expect(p90!).toBeLessThanOrEqual(Math.max(...some));
        expect(spreadOf([...some].reverse())).toEqual({ count: some.length, median, p90 });
      }),
    );
  });
});
