import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { storableJson, storableText } from './storable.js';

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const oddUnit = fc.constantFrom('\0', '\\', 'u', '0', 'd800', '\ud83d', '\ude00', '"', '卡');
const anyText = fc.string({ unit: fc.oneof(anyUnit, oddUnit) });

describe('storableText', () => {
  it('replaces NUL and lone surrogates, unit for unit', () => {
    expect(storableText('卡\0死\ud83d了\ude00')).toBe('卡\uFFFD死\uFFFD了\uFFFD');
  });

  it('leaves every well-formed text without NUL alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(storableText(text)).toBe(text);
      }),
    );
  });

  it('keeps the length and is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = storableText(text);
        expect(once).toHaveLength(text.length);
        expect(storableText(once)).toBe(once);
      }),
    );
  });
});

describe('storableJson', () => {
  it('says of every text what storableText says', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(JSON.parse(storableJson({ a, deep: [{ b }] }))).toEqual({
          a: storableText(a),
          deep: [{ b: storableText(b) }],
        });
      }),
    );
  });

  it('does not take a spelt-out escape for a character', () => {
    expect(JSON.parse(storableJson('\\u0000 \\\\ud800'))).toBe('\\u0000 \\\\ud800');
  });

  it('mends keys as well', () => {
    expect(JSON.parse(storableJson({ 'k\0': 1 }))).toEqual({ 'k\uFFFD': 1 });
  });
});
