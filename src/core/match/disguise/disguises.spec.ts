import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { READ_LIMIT } from '../../text/view.js';
import { viewText } from '../../text/view-text.js';
import { compileRules } from '../compile-rules.js';

/** Knows a few words and takes every other character for one. */
const segmenter = { cut: (text: string) => text.match(/片子|女子|自己|宣传|[^]/gu) ?? [] };

const matcher = compileRules({
  version: '1',
  lists: [
    {
      id: 'l',
      version: '1',
      title: { zh: '测试', en: 'Test' },
      topic: 'trust',
      severity: 'P1',
      shadow: false,
      words: ['骗子', '加微信', '奸商', '虚假宣传', '宝宝', 'telegram', '王国', '不好'],
      exceptions: ['骗自己'],
    },
  ],
});

const found = (text: string) =>
  matcher.match(viewText(text), segmenter).map(({ word, means, written }) => [word, means, written]);

describe('a keyword in disguise', () => {
  it.each([
    ['主播是片紫', '骗子', 'homophone', '片紫'],
    ['骗 孑！', '骗子', 'look-alike', '骗 孑'],
    ['都是马扁子', '骗子', 'split', '马扁子'],
    ['pian子', '骗子', 'pinyin', 'pian子'],
    ['P.i.a.n.Z.I', '骗子', 'pinyin', 'P.i.a.n.Z.I'],
    ['女干商', '奸商', 'split', '女干商'],
    ['需假宣传', '虚假宣传', 'homophone', '需假宣传'],
    ['+薇❤', '加微信', 'stand-in+homophone', '+薇❤'],
    ['加vx', '加微信', 'stand-in', '加vx'],
    ['加V芯123', '加微信', 'stand-in+homophone', '加V芯'],
    ['wangguo', '王国', 'pinyin', 'wangguo'],
    ['teⅼegrаm', 'telegram', 'look-alike', 'teⅼegrаm'],
    ['葆煲', '宝宝', 'homophone', '葆煲'],
    ['东西孬', '不好', 'merged', '孬'],
    ['主播是骗纸', '骗子', 'homophone', '骗纸'],
    ['主播是谝子', '骗子', 'homophone', '谝子'],
    ['piαn子', '骗子', 'pinyin', 'piαn子'],
    ['pіan子', '骗子', 'pinyin', 'pіan子'],
    ['都是虚j宣传', '虚假宣传', 'pinyin', '虚j宣传'],
    ['需，假-宣 传啊', '虚假宣传', 'homophone', '需，假-宣 传'],
    ['说需，假$宣-传吧', '虚假宣传', 'homophone', '需，假$宣-传'],
    ['说虚，jia-宣-传吧', '虚假宣传', 'pinyin', '虚，jia-宣-传'],
    ['说需，假❤宣-传吧', '虚假宣传', 'homophone', '需，假❤宣-传'],
  ])('%s', (text, word, means, written) => {
    expect(found(text)).toEqual([[word, means, written]]);
  });

  it.each([
    '这片子好看',
    '你是在骗自己',
    '我的编制',
    'ctrl+v 信我',
    '网购',
    'pianzier',
    '12345',
    '不女子',
    '包',
    '偏纸',
    '虚36j宣传',
    '虚jj宣传',
    '虚jia宣chua',
    '心里虚，j宣传',
    '需，假宣-传啊',
  ])('is not seen in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is not looked for without a segmenter', () => {
    expect(matcher.match(viewText('片紫'))).toEqual([]);
  });

  it('is not left over from a text whose segmentation failed', () => {
    let cuts = 0;
    const failing = {
      cut(text: string) {
        if (++cuts === 2) throw new Error('out of memory');
        return segmenter.cut(text);
      },
    };
    expect(() => matcher.match(viewText('片紫,需 假 宣 传'), failing)).toThrow('out of memory');
    expect(matcher.match(viewText('好看'), segmenter)).toEqual([]);
  });

  it('has a span in the original, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        '骗',
        '片',
        '马',
        '扁',
        '子',
        '孑',
        '紫',
        '加',
        '+',
        'v',
        'V',
        'x',
        '❤',
        '❤️',
        '薇',
        '信',
        'pian',
        'zi',
        '宝',
        '饱',
      ],
      ...[
        ' ',
        '。',
        ',',
        '\u200b',
        '🅥',
        '🇻',
        '😂',
        '女',
        '干',
        '商',
        '\ud83d',
        '\ude00',
        'ﷺ',
        '孬',
        '1',
        '0',
      ],
    );
    const text = fc.array(
      fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 2 })),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const whole = pieces.join('');
        let last = 0;
        for (const { span, start, end } of matcher.match(viewText(whole), segmenter)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(whole.length);
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not seen in a text as long as is read of parts that stand in the wrong order', () => {
    const text = '片骗马扁❤'.repeat(READ_LIMIT / 5);
    expect(matcher.match(viewText(text), segmenter)).toEqual([]);
  });
});
