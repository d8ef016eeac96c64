import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packWeights, weightAt } from './weights.js';

describe('packWeights', () => {
  it('keeps every weight, whatever the number of columns', () => {
    const weight = fc.integer({ min: -127, max: 127 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(weight, { maxLength: 60 }), (columns, some) => {
        const weights = Int8Array.from(some.slice(0, some.length - (some.length % columns)));
        const packed = {
          columns,
          words: packWeights(weights, columns),
          scales: new Float64Array(),
          biases: new Float64Array(),
        };
        weights.forEach((one, i) => {
          expect(weightAt(packed, Math.floor(i / columns), i % columns)).toBe(one);
        });
      }),
    );
  });
});
