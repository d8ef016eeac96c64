import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonBytes } from './json-bytes.js';
import { markdownLine } from './markdown.js';
import { type Measure, splitLines } from './split-lines.js';

const bytes: Measure = (line) => Buffer.byteLength(line) + 1;

/** Each as its robot counts. */
const MEASURES: readonly (readonly [string, Measure])[] = [
  ['UTF-8', bytes],
  ['markdown', (line) => Buffer.byteLength(markdownLine(line)) + 1],
  ['markdown in JSON', (line) => jsonBytes(`\n\n${markdownLine(line)}`)],
  ['plain text in JSON', (line) => jsonBytes(`\n${line}`)],
];

const line = fc
  .array(
    fc.oneof(
      fc.constantFrom('卡', '。', '！', '"', '\\', '*', '@all', '👍', '🇨🇳', 'e\u0301', ' ', '\u0007', 'abc'),
      fc.string({ unit: 'binary', maxLength: 3 }).filter((text) => !/\p{Cs}/u.test(text)),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join('').replaceAll(/[\r\n]/g, ''));

const total = (measure: Measure, part: readonly string[]): number =>
  part.reduce((sum, piece) => sum + measure(piece), 0);

describe.each(MEASURES)('splitLines, counting %s', (_, measure) => {
  it('fills no part over its room, loses nothing, breaks no character', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.integer({ min: 24, max: 300 }), (lines, room) => {
        const parts = splitLines(lines, room, measure);
        for (const part of parts) expect(total(measure, part)).toBeLessThanOrEqual(room);
        const pieces = parts.flat();
        for (const piece of pieces) expect(/\p{Cs}/u.test(piece)).toBe(false);
        for (const whole of lines) {
          let text = pieces.shift();
          while (text !== undefined && text.length < whole.length) text += pieces.shift() ?? '';
          expect(text).toBe(whole);
        }
        expect(pieces).toEqual([]);
      }),
    );
  });

  it('counts what it puts together as the whole counts', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        expect(measure(one + other)).toBe(measure(one) + measure(other) - measure(''));
      }),
    );
  });
});

describe('splitLines', () => {
  it('keeps lines whole that find room in a part of their own', () => {
    expect(splitLines(['aaaa', 'bbbb', 'cc', 'dddd'], 10, bytes)).toEqual([
      ['aaaa', 'bbbb'],
      ['cc', 'dddd'],
    ]);
  });

  it('cuts a long line after its last sentence that fits, else between two characters', () => {
    expect(splitLines(['一。二！三四五六七八'], 16, bytes)).toEqual([['一。二！'], ['三四五六七'], ['八']]);
    expect(splitLines(['👍👍👍'], 10, bytes)).toEqual([['👍👍'], ['👍']]);
  });

  it('gives one part for nothing', () => {
    expect(splitLines([], 10, bytes)).toEqual([[]]);
    expect(splitLines([''], 10, bytes)).toEqual([['']]);
  });

  it('does not turn for ever where no character finds room', () => {
    expect(() => splitLines(['👍👍'], 4, bytes)).toThrow(RangeError);
  });
});
