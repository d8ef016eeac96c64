import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comesBack, essenceOf } from './read-back.js';

const TEXT = `家人们，声音已经恢复。
刚才没听清的，主播会在 20:45 重新讲一遍。`;
const back = (said: string, text = TEXT): boolean => comesBack(essenceOf(text), essenceOf(said));

describe('comesBack', () => {
  it.each([
    ['as it is', TEXT],
    ['without line breaks', TEXT.replaceAll('\n', '')],
    [
      'with decoration and full-width digits',
      '【公告】家人们,声音已经恢复！刚才没听清的,主播会在20：45重新讲一遍~',
    ],
    ['cut off', '家人们，声音已经恢复。刚才没听清的，主播会'],
    ['its second piece', '刚才没听清的，主播会在 20:45 重新讲一遍。'],
  ])('knows our words %s', (_how, said) => {
    expect(back(said)).toBe(true);
  });

  it.each([
    ['somebody else’s', '声音恢复了吗'],
    ['a word of it', '主播会'],
    ['nothing', '……'],
    ['a viewer who quotes us and goes on', `${TEXT}你们每次都这么说，上次也没有重新讲，今天能不能说话算数啊`],
  ])('does not take %s for it', (_what, said) => {
    expect(back(said)).toBe(false);
  });

  it('asks for the whole of a short text', () => {
    expect(back('已恢复', '已恢复！')).toBe(true);
    expect(back('恢复', '已恢复！')).toBe(false);
  });

  it('always knows a text by itself, and never by nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const essence = essenceOf(text);
        expect(comesBack(essence, essence)).toBe(essence !== '');
        expect(comesBack(essence, '')).toBe(false);
      }),
    );
  });
});
