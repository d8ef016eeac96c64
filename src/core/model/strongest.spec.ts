import { describe, expect, it } from '@jest/globals';
import { COLUMNS } from './columns.js';
import { hashGram } from './grams.fixture.js';
import { MARKS } from './marks.js';
import { type Model, packWeights, printOf } from './model.js';
import { strongestStretches } from './strongest.js';

const SLOTS = 64;

/** A model of one column that knows these grams. */
function modelOf(grams: Readonly<Record<string, number>>): Model {
  const prints = new Uint16Array(SLOTS);
  const weights = new Int8Array((SLOTS + MARKS) * COLUMNS.length);
  for (const [gram, weight] of Object.entries(grams)) {
    const hash = hashGram(`${gram} `, 0, gram.length);
    let slot = hash & (SLOTS - 1);
    while (prints[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    prints[slot] = printOf(hash);
    weights[slot * COLUMNS.length] = weight;
  }
  const one = new Float64Array(COLUMNS.length).fill(1);
  return { version: 't', hasSeenAll: false, prints, words: packWeights(weights), scales: one, biases: one };
}

describe('strongestStretches', () => {
  const model = modelOf({ 卡: 20, 死: 30, 卡死: 60, 糊: 50, 好: -40, 的: 2 });
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
