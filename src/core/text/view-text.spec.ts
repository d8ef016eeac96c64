import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unboxed } from './spelling.js';
import { simplify } from './simplified.js';
import type { TextView } from './view.js';
import { READ_LIMIT, originalSpan } from './view.js';
import { viewText } from './view-text.js';

/** Characters that chat and evasion are made of, among them every kind that NFKC joins, splits or moves. */
const tricky = fc.constantFrom(
  ...['骗', '骗', '子', '貨', '卡', '。', ' ', ',', '!', '！', '\n', '\u200b', '\u202e', '\ufe0f', '\u00ad'],
  ...['Ａ', 'ⓥ', 'É', 'e', '\u0301', '\u0327', 'İ', 'ß', 'ﬁ', '㊣', '…', '½', 'ﷺ', '¨', '①', '㍿', 'Σ'],
  ...['ﾊ', 'ﾞ', 'が', '\u3099', 'ㅋ', 'ㅏ', '\u1100', '\u1161', '\u11a8', '가', 'ㄳ', 'ﾡ', 'ำ', '㉠'],
  ...['😂', '👍🏻', '👨‍👩‍👧', '1️⃣', '🄰', '𝐀', '𠮷', '丽', '\ud83d', '\ude00', '666', '薴', '幹'],
);
const anyText = fc.oneof(
  fc
    .array(fc.oneof({ weight: 4, arbitrary: tricky }, fc.string({ unit: 'binary', maxLength: 2 })))
    .map((parts) => parts.join('')),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

function expectValidOffsets(view: TextView, original: string): void {
  for (let i = 0; i < view.text.length; i++) {
    const { start, end } = originalSpan(view, i, i + 1);
    expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : view.starts[i - 1]!);
    expect(end).toBeGreaterThanOrEqual(i === 0 ? 1 : view.ends[i - 1]!);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(original.length);
    expect(splitsPair(original, start) || splitsPair(original, end)).toBe(false);
  }
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && text.codePointAt(at - 1)! > 0xffff;
}

/** The law that `normal` keeps, written without a thought for offsets or speed. */
function normalByLaw(text: string): string {
  let spelled = text.replace(/\p{Surrogate}/gu, '\ufffd');
  for (let round = 0; round < 4; round++) {
    const seen = spelled.replace(/\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu, '');
    // Letter by letter: a whole word would end in ς, the one letter whose lower case depends on its place.
    spelled = simplify(
      Array.from(unboxed(seen.normalize('NFKC')), (letter) => letter.toLowerCase()).join(''),
    );
  }
  return spelled.replace(/(.)\1{3,}/gsu, '$1$1$1');
}

describe('viewText', () => {
  it.each([
    ['沒聲音！！！！！', '没声音!!!', '没声音'],
    ['骗\u200b子', '骗子', '骗子'],
    ['加ＶＸ：１２３', '加vx:123', '加vx123'],
    ['卡卡卡卡卡死了😭😭', '卡卡卡死了😭😭', '卡死了'],
    ['㊣品 质/量/太/差', '正品 质/量/太/差', '正品质量太差'],
    ['1️⃣➕1️⃣', '1⃣➕1⃣', '1'],
    ['…½', '...1⁄2', '12'],
    ['', '', ''],
    ['👍🏻', '👍🏻', ''],
    ['🅥🆇🅐🆉', 'vxaz', 'vxaz'],
  ])('reads %j', (text, normal, folded) => {
    const views = viewText(text);
    expect([views.normal.text, views.folded.text]).toEqual([normal, folded]);
  });

  it('leads back to the original', () => {
    const text = '主播 骗\u200b  子子子 𝐕𝐗';
    const { folded } = viewText(text);
    const spanOf = (word: string) => {
      const at = folded.text.indexOf(word);
      const { start, end } = originalSpan(folded, at, at + word.length);
      return text.slice(start, end);
    };
    expect(spanOf('骗子')).toBe('骗\u200b  子子子');
    expect(spanOf('vx')).toBe('𝐕𝐗');
  });

  it('keeps to the law of the normal view', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(viewText(text).normal.text).toBe(normalByLaw(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing when it reads its own views', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { normal, folded } = viewText(text);
        expect(viewText(normal.text).normal.text).toBe(normal.text);
        expect(viewText(normal.text).folded.text).toBe(folded.text);
        expect(viewText(folded.text).folded.text).toBe(folded.text);
        expect(viewText(folded.text).normal.text).toBe(folded.text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives offsets that are in order, inside the original and never inside a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { original, normal, folded } = viewText(text);
        expectValidOffsets(normal, original);
        expectValidOffsets(folded, original);
        for (let i = 0; i < folded.text.length; i++)
          expect(normal.text[folded.from[i]!]).toBe(folded.text[i]);
      }),
    );
  });

  it('keeps to the law for every code point, each on its own', () => {
    const lot = 100;
    for (let first = 0; first < 0x110000; first += lot) {
      const apart = Array.from({ length: Math.min(lot, 0x110000 - first) }, (_, i) =>
        String.fromCodePoint(first + i),
      );
      const { normal, folded } = viewText(apart.join(' '));
      expect(normal.text).toBe(normalByLaw(apart.join(' ')));
      expect(viewText(folded.text).folded.text).toBe(folded.text);
    }
  });

  it('reads a long text up to the limit and says so', () => {
    const exact = viewText('卡顿'.repeat(READ_LIMIT / 2));
    expect([exact.truncated, exact.original.length]).toEqual([false, READ_LIMIT]);

    const long = viewText('骗'.repeat(READ_LIMIT - 1) + '😂'.repeat(4_000));
    expect([long.truncated, long.original.length]).toEqual([true, READ_LIMIT - 1]);

    const swelling = viewText('ﷺ'.repeat(READ_LIMIT));
    expect(swelling.truncated).toBe(true);
    expect(swelling.normal.text.length).toBeLessThanOrEqual(READ_LIMIT);
    expectValidOffsets(swelling.normal, swelling.original);
  });
});
