import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Group, GROUP_NAMES, GROUPS } from './columns.js';
import { hashGram } from './grams.fixture.js';
import { GramReader } from './grams.js';
import { MARKS } from './marks.js';
import { modelOf } from './model.fixture.js';
import { type Model, scoreGroup, scoreText, shareOut } from './model.js';

const SCALE = 0.5;

function hashesOf(text: string): number[] {
  const reader = new GramReader();
  return [...reader.hashes.slice(0, reader.read(text))];
}

/** Knows every gram of the texts, with weights that depend on row, column and group alone. */
const knowing = (texts: readonly string[]): Model =>
  modelOf({ hashes: texts.flatMap(hashesOf), weightOf, scale: SCALE, biases: { 'topic/ad': 3 } });

function weightOf(row: number, column: number, group: Group): number {
  const mixed = Math.imul(row * 64 + column + GROUP_NAMES.indexOf(group) * 7_919, 0x9e3779b1);
  return Math.max(-127, (mixed >>> 24) - 128) || 1;
}

function slowly(model: Model, text: string, marks: readonly number[], group: Group, column: number): number {
  const rows = hashesOf(text)
    .map((hash) => model.grams.indexOf(hash))
    .filter((row) => row >= 0)
    .concat(marks.map((mark) => model.grams.length + mark));
  const sum = rows.reduce((total, row) => total + weightOf(row, column, group), 0);
  return (sum * SCALE) / Math.sqrt(Math.max(1, rows.length)) + model.weights[group].biases[column]!;
}

describe('scoreText', () => {
  const long = Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7) % 900))).join('');
  const model = knowing([long, '画面卡死了', '好听']);
  const scores = new Float64Array(GROUPS.general.length);

  it.each(['画面卡死了', '好听', '', '一个不认识的词', long])('adds up the rows of %s', (text) => {
    const marks = [0, 5, MARKS - 1];
    scoreText(model, text, marks, scores);
    scores.forEach((score, column) =>
      expect(score).toBeCloseTo(slowly(model, text, marks, 'general', column), 9),
    );
  });

  it.each(['reviews', 'posts'] as const)('then scores the same text in the columns of %s', (group) => {
    const others = new Float64Array(GROUPS[group].length);
    scoreText(model, '画面卡死了', [2], scores);
    scoreGroup(model, group, others);
    others.forEach((score, column) =>
      expect(score).toBeCloseTo(slowly(model, '画面卡死了', [2], group, column), 9),
    );
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
    const model = knowing(['卡死']);
    const worth = (start: number, size: number): number =>
      weightOf(model.grams.indexOf(hashGram('又卡死', start, size)), 3, 'general') * SCALE;
    const shares = new Float64Array(5).fill(7);
    shareOut(model, '又卡死', 3, shares);
    expect(shares[0]).toBe(0);
    expect(shares[1]).toBeCloseTo(worth(1, 1) + worth(1, 2) / 2, 9);
    expect(shares[2]).toBeCloseTo(worth(2, 1) + worth(1, 2) / 2, 9);
    expect(shares[3]).toBe(7);
  });
});
