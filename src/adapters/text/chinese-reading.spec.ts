import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import nodejieba from 'nodejieba';
import type { Analysis } from '../../core/flag.js';
import { createAnalyser } from '../../core/detect/analyse-message.js';
import { messageOf } from '../../core/detect/detect.fixture.js';
import { compileRules } from '../../core/match/compile-rules.js';
import { compileLexicon } from '../../core/sentiment/lexicon.js';
import { viewText } from '../../core/text/view-text.js';
import type { Segmenter } from '../../ports.js';
import { createEnglishFeelings } from './english-feelings.js';
import { readLexicon } from './lexicon-files.js';
import { loadSegmenter } from './nodejieba-segmenter.js';

/** The shipped dictionary, lexicon and lists of English words, together: what a room really gets. */
let segmenter: Segmenter;
let read: (text: string) => Analysis;

beforeAll(() => {
  segmenter = loadSegmenter('lexicons/trade-words.txt');
  const analyse = createAnalyser({
    segmenter,
    lexicon: compileLexicon(readLexicon('lexicons')),
    english: createEnglishFeelings(),
    matcher: compileRules({ version: '1', lists: [] }),
  });
  read = (text) => analyse([messageOf(text)])[0]!;
});

describe('the segmenter', () => {
  it('knows the words of the trade', () => {
    expect(segmenter.cut('家人们点小黄车上链接')).toEqual(['家人们', '点', '小黄车', '上链接']);
    expect(segmenter.cut('直播间音画不同步')).toEqual(['直播间', '音画不同步']);
  });

  it('cuts a text as the library cuts it whole', () => {
    const texts = readFileSync('training/texts.tsv', 'utf8')
      .split('\n')
      .map((line) => line.split('\t').at(-1)!)
      // 啊啊啊啊 can be cut in several ways that are equally likely.
      .filter((text) => !/(.)\1\1/u.test(text));
    expect(texts.length).toBeGreaterThan(10_000);
    expect(texts.map((text) => segmenter.cut(text))).toEqual(texts.map((text) => nodejieba.cut(text)));
  });

  it('loses nothing of any text that is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { normal } = viewText(text);
        expect(segmenter.cut(normal.text).join('')).toBe(normal.text);
      }),
    );
  });
});

describe('a room', () => {
  it.each([
    ['主播讲得真清楚 已下单', 1, []],
    ['这个锅用了半年 yyds', 1, []],
    ['画面一点也不卡', 1, []],
    ['卡得我想砸手机', -1, ['av_fault']],
    ['怎么又没声音了', -1, ['av_fault']],
    ['领不了券 点了没反应', -1, ['shop_fault']],
    ['客服三天不回消息', -1, ['service']],
    ['都是骗子 千万别买', -1, ['trust']],
    ['你们没有骗人', 1, []],
    ['这个颜色会不会卡粉', 0, []],
    ['卡其色还有货吗', 0, []],
    ['声音大点', 0, ['av_fault']],
    ['想赚钱的加微信', 0, ['ad']],
    ['this is a terrible scam', -1, []],
    ['I love this stream', 1, []],
    ['来了来了', 0, []],
  ])('%s', (text, sentiment, topics) => {
    const { evidence, ...analysis } = read(text);
    expect(analysis).toMatchObject({ sentiment, topics });
    expect(evidence.length > 0).toBe(sentiment !== 0 || topics.length > 0);
  });
});
