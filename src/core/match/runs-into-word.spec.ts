import { describe, expect, it } from '@jest/globals';
import { viewText } from '../text/view-text.js';
import { compileRules } from './compile-rules.js';

/** Knows a few words and takes every other character for one. */
const segmenter = {
  cut: (text: string) => text.match(/货架|小黑|店员|冒牌货|逼真|老板|店老板|果子|有人|爹爹|退路|[^]/gu) ?? [],
};

const matcher = compileRules({
  version: '1',
  lists: [
    {
      id: 'l',
      version: '1',
      title: { zh: '测试', en: 'Test' },
      severity: 'P1',
      shadow: false,
      words: ['假货', '黑店', '冒牌', '傻逼', '坏果', '人渣', '坑爹', '不给退'],
      exceptions: [],
    },
  ],
});

const found = (text: string) => matcher.match(viewText(text), segmenter).map(({ word }) => word);

describe('two characters that a further word takes apart', () => {
  it.each(['我家假货架', '小黑店员'])('are no keyword in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['冒牌货', '冒牌'],
    ['傻逼真烦', '傻逼'],
    ['黑店老板', '黑店'],
    ['坏果子', '坏果'],
    ['有人渣', '人渣'],
    ['假 货架', '假货'],
    ['坑爹爹', '坑爹'],
    ['不给退路', '不给退'],
    ['假货', '假货'],
  ])('are one in %s', (text, word) => {
    expect(found(text)).toEqual([word]);
  });

  it('are one wherever nobody knows the words', () => {
    expect(matcher.match(viewText('我家假货架'))).toHaveLength(1);
  });
});
