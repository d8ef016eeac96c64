import { describe, expect, it } from '@jest/globals';
import { isHeldOut } from './held-out.js';

describe('isHeldOut', () => {
  it('asks the first byte of the sha256 of the text', () => {
    // The sums begin with e3, ca and ba.
    expect(['', 'a', 'abc'].map(isHeldOut)).toEqual([true, false, false]);
  });

  it('holds out a fifth', () => {
    const held = Array.from({ length: 10_000 }, (_, n) => `第 ${n} 句`).filter(isHeldOut).length;
    expect(held).toBeGreaterThan(1_800);
    expect(held).toBeLessThan(2_200);
  });
});
