import { describe, expect, it } from '@jest/globals';
import { formatTable, widthOf } from './table.js';

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['场控', 4],
    ['宏 F1', 5],
    ['（✓）', 5],
    ['10 条/s', 7],
    ['，', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('formatTable', () => {
  it('stands in columns also where characters are wide', () => {
    const table = formatTable([['数据', '条'], ['abcde', '1,000'], ['x']]);
    expect(table).toBe('数据      条\nabcde  1,000\nx');
  });
});
