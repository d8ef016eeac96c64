import { describe, expect, it } from '@jest/globals';
import { hashGram } from './grams.fixture.js';
import { modelOf } from './model.fixture.js';
import { strongestStretches } from './strongest.js';

const WEIGHTS: Readonly<Record<string, number>> = { 卡: 20, 死: 30, 卡死: 60, 糊: 50, 好: -40, 的: 2 };
const hashOf = (gram: string): number => hashGram(`${gram} `, 0, gram.length);
const hashes = Object.keys(WEIGHTS).map(hashOf);
const inOrder = Object.entries(WEIGHTS).sort(([a], [b]) => hashOf(a) - hashOf(b));
const model = modelOf({ hashes, weightOf: (row, column) => (column === 0 ? (inOrder[row]?.[1] ?? 0) : 0) });

describe('strongestStretches', () => {
  const shown = (text: string): string[] =>
    strongestStretches(model, text, 0).map(({ start, end }) => text.slice(start, end));

  it('shows the characters that speak for a verdict, joined where they touch', () => {
    expect(shown('画面卡死了，糊')).toEqual(['卡死', '糊']);
  });

  it('leaves out what is weak beside the strongest, and what speaks against', () => {
    expect(shown('好的卡死')).toEqual(['的卡死']);
    expect(shown('的，卡死')).toEqual(['卡死']);
  });

  it('shows nothing where nothing speaks for it', () => {
    expect(shown('好')).toEqual([]);
    expect(shown('')).toEqual([]);
  });
});
