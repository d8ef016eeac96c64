import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildGramTable, rowOf } from './gram-table.js';

const printOf = (one: number): number => one >>> 16 || 1;
const hash = fc.integer({ min: 0, max: 0xffff_ffff });

describe('buildGramTable', () => {
  it('finds every gram that it was given, in its row', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { maxLength: 300 }), (hashes) => {
        // Two grams of one slot and one print are one gram to the table: the first of them answers.
        const table = buildGramTable(Uint32Array.from(hashes));
        hashes.forEach((one, row) => {
          const found = rowOf(table, one);
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found === row || printOf(hashes[found]!) === printOf(one)).toBe(true);
        });
      }),
    );
  });

  it('knows no gram that it was not given, where prints differ', () => {
    const table = buildGramTable(Uint32Array.from([0x0001_0000, 0x0002_0000, 0x0003_0000]));
    expect(rowOf(table, 0x0004_0000)).toBe(-1);
    expect(rowOf(buildGramTable(new Uint32Array()), 7)).toBe(-1);
  });

  it('leaves at least a quarter of its slots free', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (count) => {
        const { prints } = buildGramTable(
          Uint32Array.from({ length: count }, (_, i) => Math.imul(i + 1, 0x9e37_79b1)),
        );
        expect(prints.filter((print) => print !== 0).length).toBeLessThanOrEqual(prints.length * 0.75);
        expect(Number.isInteger(Math.log2(prints.length))).toBe(true);
      }),
    );
  });
});
