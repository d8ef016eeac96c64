import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitText } from './split-text.js';

describe('splitText', () => {
  it('leaves whole what fits', () => {
    expect(splitText('直播间画面已恢复。', 20)).toEqual(['直播间画面已恢复。']);
    expect(splitText('', 20)).toEqual(['']);
  });

  it.each<[string, string, number, string[]]>([
    [
      'after sentences, with their closing quotes',
      '主播说：“画面马上恢复。”请大家稍等！下单不受影响。',
      20,
      ['主播说：“画面马上恢复。”请大家稍等！', '下单不受影响。'],
    ],
    [
      'after lines before anything else',
      '各位观众。公告如下：\n一、退款照常。',
      16,
      ['各位观众。公告如下：\n', '一、退款照常。'],
    ],
    [
      'after clauses where no sentence ends',
      '由于线路故障，画面中断，我们正在抢修',
      14,
      ['由于线路故障，画面中断，', '我们正在抢修'],
    ],
    ['not within figures', 'Refund is 3.50 yuan. Now.', 20, ['Refund is 3.50 ', 'yuan. Now.']],
    ['between letters where nothing ends', '一二三四五六七八九十', 4, ['一二三四', '五六七八', '九十']],
    ['not within an emoji of several signs', '好👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 12, ['好👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
  ])('takes apart %s', (_where, text, longest, parts) => {
    expect(splitText(text, longest)).toEqual(parts);
  });

  it('leaves whole a sign that is longer than a part', () => {
    expect(splitText('👨‍👩‍👧‍👦', 4)).toEqual(['👨‍👩‍👧‍👦']);
  });

  const word = fc.constantFrom(
    '退',
    '款',
    '。',
    '！？',
    '”',
    '，',
    '\n',
    ' ',
    '👍🏽',
    '👨‍👩‍👧',
    'é',
    '3.5',
    '<b>',
    '…',
  );
  it('loses and changes nothing, and no part is longer than allowed', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), fc.integer({ min: 20, max: 100 }), (words, longest) => {
        const text = words.join('');
        const parts = splitText(text, longest);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(longest);
          expect(part).not.toMatch(/\p{Cs}/u);
        }
        expect(parts.length).toBeLessThanOrEqual(Math.ceil((text.length / longest) * 2) + 1);
      }),
    );
  });
});
