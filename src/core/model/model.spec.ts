import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLUMNS } from './columns.js';
import { hashGram } from './grams.fixture.js';
import { GramReader } from './grams.js';
import { MARKS } from './marks.js';
import { type Model, packWeights, printOf, scoreText, shareOut, slotOf } from './model.js';

const WIDTH = COLUMNS.length;
const SLOTS = 1 << 13;

/** Knows every gram of the texts, with weights that depend on the slot and the column alone. */
function modelOf(texts: readonly string[]): Model {
  const prints = new Uint16Array(SLOTS);
  const reader = new GramReader();
  for (const text of texts) {
    const count = reader.read(text);
    for (const hash of reader.hashes.slice(0, count)) {
      if (slotOf(prints, hash) >= 0) continue;
      let slot = hash & (SLOTS - 1);
      while (prints[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      prints[slot] = printOf(hash);
    }
  }
  return {
    version: 't',
    hasSeenAll: false,
    prints,
    words: packWeights(Int8Array.from({ length: (SLOTS + MARKS) * WIDTH }, (_, i) => weightOf(i))),
    scales: new Float64Array(WIDTH).fill(0.5),
    biases: Float64Array.from({ length: WIDTH }, (_, column) => column),
  };
}

function weightOf(i: number): number {
  return (Math.imul(i, 0x9e3779b1) >>> 24) - 128 || 1;
}

function slowly(model: Model, text: string, marks: readonly number[], column: number): number {
  const reader = new GramReader();
  const hashes = reader.hashes.slice(0, reader.read(text));
  const rows = [...hashes]
    .map((hash) => slotOf(model.prints, hash))
    .filter((slot) => slot >= 0)
    .concat(marks.map((mark) => SLOTS + mark));
  const sum = rows.reduce((total, row) => total + weightOf(row * WIDTH + column), 0);
  return (sum * 0.5) / Math.sqrt(Math.max(1, rows.length)) + column;
}

describe('scoreText', () => {
  const long = Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7) % 900))).join('');
  const model = modelOf([long, '画面卡死了', '好听']);
  const scores = new Float64Array(WIDTH);

  it.each(['画面卡死了', '好听', '', '一个不认识的词', long])('adds up the rows of %s', (text) => {
    const marks = [0, 5, MARKS - 1];
    scoreText(model, text, marks, scores);
    COLUMNS.forEach((_, column) => expect(scores[column]).toBeCloseTo(slowly(model, text, marks, column), 9));
  });

  it('gives any text a finite score', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        scoreText(model, text, [], scores);
        expect(scores.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('shareOut', () => {
  it('gives each character its part of the grams that the model knows', () => {
    const model = modelOf(['卡死']);
    const worth = (start: number, size: number): number =>
      weightOf(slotOf(model.prints, hashGram('又卡死', start, size)) * WIDTH + 3) * 0.5;
    const shares = new Float64Array(5).fill(7);
    shareOut(model, '又卡死', 3, shares);
    expect(shares[0]).toBe(0);
    expect(shares[1]).toBeCloseTo(worth(1, 1) + worth(1, 2) / 2, 9);
    expect(shares[2]).toBeCloseTo(worth(2, 1) + worth(1, 2) / 2, 9);
    expect(shares[3]).toBe(7);
  });
});
