import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noWeights, setWeight, weightAt } from './weights.js';

describe('setWeight', () => {
  it('keeps every weight in its place, whatever the number of columns', () => {
    const weight = fc.integer({ min: -127, max: 127 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(weight, { maxLength: 60 }), (columns, some) => {
        const rows = Math.floor(some.length / columns);
        const words = noWeights(rows, columns);
        const none = new Float64Array();
        const packed = { columns, words, scales: none, biases: none };
        const weights = some.slice(0, rows * columns);
        weights.forEach((one, i) => setWeight(words, columns, Math.floor(i / columns), i % columns, one));
        weights.forEach((one, i) => {
          expect(weightAt(packed, Math.floor(i / columns), i % columns)).toBe(one);
        });
      }),
    );
  });
});
