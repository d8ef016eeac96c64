import { describe, expect, it } from '@jest/globals';
import { accountName, isAccountName } from './account-name.js';

describe('accountName', () => {
  it.each([
    [' Admin ', 'admin'],
    ['小周', '小周'],
    // Full-width letters, as a Chinese keyboard types them.
    ['ＰＲ０１', 'pr01'],
  ])('writes %j as %j', (typed, name) => {
    expect(accountName(typed)).toBe(name);
    expect(isAccountName(name)).toBe(true);
  });

  it.each(['', 'two words', 'Admin', 'a/b', 'x'.repeat(65), 'a\n'])('%j is no name', (name) => {
    expect(isAccountName(name)).toBe(false);
  });
});
