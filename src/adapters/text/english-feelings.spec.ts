import { describe, expect, it } from '@jest/globals';
import { createEnglishFeelings } from './english-feelings.js';

const feelingOf = createEnglishFeelings();

describe('the feeling of an English word', () => {
  it('is known in forms that the list does not have', () => {
    expect(feelingOf('scam')).toBeLessThan(0);
    expect(feelingOf('scamming')).toBeLessThan(0);
    expect(feelingOf('great')).toBeGreaterThan(0);
  });

  it('is 0 for a word without, and for names that objects have', () => {
    expect(['table', 'constructor', 'toString', '__proto__'].map(feelingOf)).toEqual([0, 0, 0, 0]);
  });

  it('stays the same once more words came by than are remembered', () => {
    const before = feelingOf('great');
    for (let i = 0; i < 10_001; i++) feelingOf(`w${i}`);
    expect(feelingOf('great')).toBe(before);
  });
});
