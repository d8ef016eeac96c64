import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Line, LONGEST_LINE } from './line.js';
import { LineCutter } from './line-cutter.js';

function cut(chunks: readonly (string | Buffer)[], longest?: number): Line[] {
  const cutter = new LineCutter(longest);
  return [...chunks.flatMap((chunk) => cutter.take(Buffer.from(chunk))), ...cutter.end()];
}
const textsOf = (...chunks: string[]) => cut(chunks).map(({ text }) => text);

describe('LineCutter', () => {
  it.each([
    [[], []],
    [['a\nb\n'], ['a', 'b']],
    [['a\nb'], ['a', 'b']],
    [['a\n\n'], ['a', '']],
    [['\n'], ['']],
    [['a\r\n\r\nb\r'], ['a', '', 'b']],
    [['a\rb\n'], ['a\rb']],
    [['\uFEFFa\n\uFEFFb\n'], ['a', '\uFEFFb']],
    [['\uFEFF'], []],
    [['\uFEFF\n'], ['']],
    [['', '\uFEFFa'], ['a']],
    [
      ['a\r', '\nb'],
      ['a', 'b'],
    ],
    [['a\u2028b\n'], ['a\u2028b']],
  ])('reads %j as %j', (chunks, lines) => {
    expect(textsOf(...chunks)).toEqual(lines);
  });

  it('does not care where the bytes are cut', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', '卡', '😀', '\n', '\r', '\uFEFF') });
    const strange = fc.uint8Array().map((bytes) => Buffer.from(bytes));
    const chunks = fc.array(
      fc.oneof(
        letters.map((text) => Buffer.from(text)),
        strange,
      ),
    );
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 9 }), (some, longest) => {
        const whole = Buffer.concat(some);
        const bytes = Array.from(whole, (byte) => Buffer.from([byte]));
        expect(cut(some, longest)).toEqual(cut([whole], longest));
        expect(cut(bytes, longest)).toEqual(cut([whole], longest));
      }),
    );
  });

  it('numbers the lines and tells which are no UTF-8', () => {
    const gbk = Buffer.from([0xbb, 0xad, 0xc3, 0xe6, 0x0a]);
    expect(cut(['好\n', gbk, '卡'])).toEqual([
      { number: 1, text: '好' },
      { number: 2, text: expect.stringContaining('\uFFFD'), flaw: 'not-utf8' },
      { number: 3, text: '卡' },
    ]);
  });

  it('keeps the beginning of a line that is too long, in whole characters', () => {
    for (const longest of [6, 7, 8]) {
      const [first, ...others] = cut(['卡卡卡卡\r\nb'], longest);
      expect(first).toMatchObject({ flaw: 'too-long', text: expect.stringMatching(/^卡+$/) });
      expect(others).toEqual([{ number: 2, text: 'b' }]);
    }
    expect(cut(['卡卡\n'], 6)).toEqual([{ number: 1, text: '卡卡' }]);
  });

  it('reads 50 MB in one line no slower than in many', () => {
    const pieces = Array.from({ length: 3_200 }, () => Buffer.alloc(16_384, 'x'));
    const [line, ...others] = cut([...pieces, '\nb']);
    expect(line!.text).toHaveLength(LONGEST_LINE);
    expect(others).toEqual([{ number: 2, text: 'b' }]);
    expect(cut([...pieces, '\n'], Infinity)[0]!.text).toHaveLength(52_428_800);
  });
});
