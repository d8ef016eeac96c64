import { describe, expect, it } from '@jest/globals';
import { readLexicon } from '../../adapters/text/lexicon-files.js';
import { loadSegmenter } from '../../adapters/text/nodejieba-segmenter.js';
import { viewText } from '../text/view-text.js';
import { beyondDenials } from './denials.js';
import { compileLexicon } from './lexicon.js';
import { readWords } from './read-words.js';

const lexicon = compileLexicon(readLexicon('lexicons'));
const segmenter = loadSegmenter('lexicons/trade-words.txt');

function beyond(original: string): string | undefined {
  const { text } = viewText(original).normal;
  return beyondDenials(
    text,
    readWords(text, segmenter, lexicon, () => 0),
  );
}

describe('beyondDenials', () => {
  it.each([
    ['不是假货，我专柜验过了', '我专柜验过了'],
    ['这个真的不是假货', ''],
    ['他家从来不卖假货 放心拍', '放心拍'],
    ['收到了，没有一个坏的，很甜', '收到了,很甜'],
    ['没有骗人的啦！', ''],
    ['不掉色不起球', ''],
  ])('leaves of %s: %s', (text, left) => {
    expect(beyond(text)).toBe(left);
  });

  it.each([
    [
      'turned round',
      ['不是假货是什么', '不是假货才怪', '难道不是假货', '怎么可能不是假货', '要不是骗子我早退了'],
    ],
    ['reported or doubted', ['说不是假货谁信', '还说不是假货', '主播保证不是假货', '应该不是假货吧']],
    ['asked', ['不是假货吗', '是不是假货', '不是骗子？', '不是假货，什么时候发']],
    ['answered', ['不是假货，谁信啊', '不是假货，是次品', '不是骗子，但也差不多', '不是假货，信你个鬼']],
    ['demanded or wished', ['别骗人了', '不要骗人', '希望严格把关，不卖假货']],
    ['only said to be less', ['不是太坑', '不是很坑人']],
    ['far from what denies, or is none of it', ['没送到就掉色', '不是假货掉色', '不是假货就把钱退了']],
    ['a curse, or a denial itself', ['没人闹你个骗子', '不是傻逼', '没有不发货', '头都没托']],
    ['not there', ['卡死了', '不好看', 'not a scam', '', '骗子']],
  ])('leaves alone what is %s', (_, texts) => {
    expect(texts.filter((text) => beyond(text) !== undefined)).toEqual([]);
  });
});
