import { describe, expect, it } from '@jest/globals';
import { figure, percent } from './figures.js';

describe('figure', () => {
  it.each([
    [800_000, '800,000'],
    [1_234.56, '1,234.6'],
    [0.04, '0'],
    [12, '12'],
    ['2024', '2024'],
    [undefined, ''],
  ])('%p: %p', (fact, told) => {
    expect(figure(fact)).toBe(told);
  });
});

describe('percent', () => {
  it.each([
    [-0.384, '-38%'],
    [1, '100%'],
    [-0.001, '0%'],
  ])('%p: %p', (share, told) => {
    expect(percent(share)).toBe(told);
  });
});
