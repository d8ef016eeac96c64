import { describe, expect, it } from '@jest/globals';
import type { GuardFinding } from '@server/core/guard/finding.js';
import { markParts, standing } from './marks.js';

const findingOf = (text: string, words: string): GuardFinding => {
  const start = text.indexOf(words);
  const reason = { zh: words, en: words };
  return { kind: 'absolute', rule: 'a', start, end: start + words.length, words, reason, blocks: false };
};

describe('standing', () => {
  it('keeps what still stands where it was found, counted with the space before the text', () => {
    const found = findingOf('这是最好的', '最好');
    expect(standing('\n 这是最好的', [found])).toEqual([{ ...found, start: 4, end: 6 }]);
    expect(standing('这是很好的', [found])).toEqual([]);
  });
});

describe('markParts', () => {
  it('gives the text back, with what was found between', () => {
    const text = '最好的，全网最低';
    const [low, best] = [findingOf(text, '全网最低'), findingOf(text, '最好')];
    const within = findingOf(text, '最低');
    const parts = markParts(text, [low, within, best]);
    expect(parts.map((part) => part.text)).toEqual(['最好', '的，', '全网最低']);
    expect(parts.map(({ finding }) => finding)).toEqual([best, undefined, low]);
  });
});
