import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { viewText } from '../text/view-text.js';
import { ASPECTS } from './aspects.js';
import { WHATS } from './fault-words.js';
import { readFault } from './read-fault.js';
import { voicesOf } from './voices.js';

const said = (text: string) => readFault(viewText(text).normal.text);
const voices = (text: string) => voicesOf(said(text) ?? []);

describe('what a line says of a fault', () => {
  it.each([
    ['安卓卡,苹果正常', ['hit:android', 'hit:stutter', 'fine:apple', 'fine:any']],
    ['安卓卡苹果正常', ['hit:android', 'hit:stutter', 'fine:apple', 'fine:any']],
    ['广东看不了', ['hit:广东', 'hit:picture']],
    ['电脑端没事', ['fine:pc', 'fine:any']],
    ['ＷＩＦＩ也卡', ['hit:wifi', 'hit:stutter']],
    ['5G不卡', ['fine:5g', 'fine:any']],
    ['华为 一直转圈', ['hit:huawei', 'hit:stutter']],
    ['没声音 小米手机', ['hit:xiaomi', 'hit:sound']],
    ['网页进不去', ['hit:web', 'hit:entry']],
    ['联通下不了单', ['hit:unicom', 'hit:order']],
    ['没声音?', ['hit:sound']],
    ['没有声音了', ['hit:sound']],
    ['恢复了吗|没声音', ['hit:sound']],
  ])('%s hits whom it names', (text, told) => {
    expect(voices(text)).toEqual(told);
  });

  it.each([
    ['有声音了', ['back:sound']],
    ['不卡了', ['back:stutter']],
    ['可以下单了', ['back:order']],
    ['恢复了', ['back:any']],
    ['安卓好了,恢复正常', ['back:android', 'back:any']],
    ['好了', ['done']],
    ['好啦!', ['done']],
    ['安卓:好了', ['done']],
    ['大家晚安', ['over']],
  ])('%s says that it is over', (text, told) => {
    expect(voices(text)).toEqual(told);
  });

  it('takes what goes on for no recovery', () => {
    expect(voices('还没恢复')).toEqual(['hit:any']);
    expect(voices('还在卡')).toEqual(['hit:stutter']);
  });

  it.each([
    '恢复了吗',
    '好了?',
    '安卓卡吗',
    '是不是苹果没声音',
    '准备好了',
    '打卡',
    '卡其色',
    '别下播',
    '苹果好吃',
    '今天几号',
    '恢复原价',
    '',
  ])('%s says nothing', (text) => {
    expect(said(text)).toBeUndefined();
  });
});

describe('any line', () => {
  const known = new Set(ASPECTS.map(({ id }) => id));
  const units = [...'安卓苹果手机广东5g卡不没还有声音画面了好吗?,。 a恢复下单'];

  it('names each of what is known once, in few voices', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 200 }), (text) => {
        for (const { who, what } of said(text) ?? []) {
          expect(who.every((one) => known.has(one))).toBe(true);
          expect([undefined, ...WHATS]).toContain(what);
        }
        expect(new Set(voices(text)).size).toBe(voices(text).length);
      }),
    );
  });
});
