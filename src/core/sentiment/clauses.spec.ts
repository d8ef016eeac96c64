import { describe, expect, it } from '@jest/globals';
import { readClauses } from './clauses.js';

const asking = (text: string): string[] =>
  readClauses(text, true)
    .filter(({ asks }) => asks)
    .map(({ start, end }) => text.slice(start, end));

describe('readClauses', () => {
  it('parts a text at punctuation and spaces', () => {
    const text = '卡死了,退钱! 客服呢';
    expect(readClauses(text, true).map(({ start, end }) => text.slice(start, end))).toEqual([
      '卡死了',
      '退钱',
      '客服呢',
    ]);
  });

  it('does not part English at spaces and apostrophes', () => {
    expect(readClauses("i don't like it. you?", false)).toHaveLength(2);
  });

  it.each(['卡不卡', '有没有货', '会起球吗', '能用么', '有运费险没', '起毛不', '包邮嘛亲,会掉色吗'])(
    'hears a question: %s',
    (text) => {
      expect(asking(text)).toHaveLength(1);
    },
  );

  it.each(['画面不动', '没声音', '什么', '怎么这么', '好', ''])('hears no question: %s', (text) => {
    expect(asking(text)).toEqual([]);
  });

  it('lets only the clause ask that asks', () => {
    expect(asking('卡死了 还播吗')).toEqual(['还播吗']);
  });
});
