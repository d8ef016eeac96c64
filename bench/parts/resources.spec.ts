import { describe, expect, it } from '@jest/globals';
import { thirds } from './resources.js';

describe('thirds', () => {
  it.each([
    [
      [1, 1, 2, 2, 3, 3],
      [1, 2, 3],
    ],
    [
      [4, 5, 6],
      [4, 5, 6],
    ],
    [
      [1, 2, 3, 4],
      [1, 2.5, 4],
    ],
  ])('takes the means of %p', (series, means) => {
    expect(thirds(series)).toEqual(means);
  });
});
