import { describe, expect, it } from '@jest/globals';
import { readModel } from '../../adapters/model/model-file.js';
import { openRuleKit } from '../../adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../../config.js';
import { YES } from '../flag.js';
import { NO_JUDGEMENT, type Judgement } from '../model/judge.js';
import { acquit } from './acquit.js';
import { createAnalyser } from './analyse-message.js';
import { messageOf, readingOf } from './detect.fixture.js';
import { decideFlag } from './policy.js';
import { type Kit, openReading, type Reading } from './reading.js';
import { RULE_STAGES, STAGES } from './stages.js';

const folders = readAnalysisFolders();
const kit: Kit = { ...(await openRuleKit(folders)), model: readModel(folders.MODEL_FILE) };
const analyse = createAnalyser(kit);
const read = (text: string) => analyse([messageOf(text)])[0]!;

/** By rules and model, before denials are heard. */
function weighed(text: string): Reading {
  const reading = openReading(text);
  for (const stage of STAGES.slice(0, RULE_STAGES.length + 1)) stage(reading, kit);
  return reading;
}

/** What the model says of a text that it takes for a complaint. */
const ACCUSED: Judgement = {
  ...NO_JUDGEMENT,
  ...{ sentiment: -1, sentimentScore: -0.9, doubtful: true },
  topics: { ...NO_JUDGEMENT.topics, trust: 0.8, ad: 0.6 },
};

describe('as shipped, with the model', () => {
  it.each([
    '不是假货，我专柜验过了',
    '不是假货',
    '这个真的不是假货',
    '真不是假货，我鉴定过',
    '亲测不是假的，扫码能查到',
    '我买的不是假货，放心拍',
    '没有虚假宣传，跟说的一样',
    '主播不是骗子，我买过三次了',
    '不是三无产品，有批号',
    '他家从来不卖假货',
    '不是诈骗，我上次收到货了',
    '没有骗人，昨天就收到了',
    '这不是骗子，放心买',
    '主播不是骗子',
  ])('who defends the shop is not displeased: %s', (text) => {
    const analysis = read(text);
    expect(analysis.sentiment).toBeGreaterThanOrEqual(0);
    expect(analysis.topics).toEqual([]);
    expect(analysis.abuse).toBeLessThan(YES);
    expect(decideFlag(messageOf(text), analysis, [])).toBeUndefined();
  });

  it.each([
    '说不是假货谁信',
    '还说不是假货',
    '不是假货，谁信啊',
    '不是假货，信你个鬼',
    '怎么可能不是假货',
    '不是假货也差不多',
    '我不信不是假货',
    '不是假货，但是掉色严重',
    '不是骗人，就是客服不理人',
    '不是假货，穿一次就破了',
    '没有骗人？呵呵',
    '不是一般的垃圾',
  ])('who only seems to is not acquitted, should the model accuse him: %s', (text) => {
    const reading = { ...weighed(text), judgement: ACCUSED };
    expect(acquit(reading, weighed)).toEqual(ACCUSED);
  });
});

/** @param ofRest what the model says of any rest */
function acquitted(text: string, ofRest: Partial<Judgement> = {}, told = ACCUSED) {
  const asked: string[] = [];
  const judgement = acquit(readingOf(text, told), (rest) => {
    asked.push(rest);
    return readingOf(rest, ofRest);
  });
  return { judgement, asked };
}

describe('acquit', () => {
  const OPEN = { ...ACCUSED, topics: { ...NO_JUDGEMENT.topics, ad: 0.6 } };

  it('asks nothing more where nothing is left', () => {
    const { judgement, asked } = acquitted('没有骗人');
    expect(asked).toEqual([]);
    expect(judgement).toEqual({ ...OPEN, sentiment: 0, sentimentScore: 0 });
  });

  it('feels what is left', () => {
    const happy = { sentiment: 1, sentimentScore: 0.7 } as const;
    const { judgement, asked } = acquitted('没有骗人,昨天收到了', happy);
    expect(asked).toEqual(['昨天收到了']);
    expect(judgement).toEqual({ ...OPEN, ...happy });
  });

  it('keeps the feeling of who is pleased, but takes the topic back', () => {
    const pleased = { ...ACCUSED, sentiment: 1, sentimentScore: 0.9 } as const;
    const { judgement } = acquitted('没有骗人', {}, pleased);
    expect(judgement).toEqual({ ...OPEN, sentiment: 1, sentimentScore: 0.9 });
  });

  it.each<[string, Partial<Judgement>]>([
    ['没有骗人,唉', { sentiment: -1, sentimentScore: -0.4 }],
    ['没有骗人,唉', { topics: { ...NO_JUDGEMENT.topics, service: 0.5 } }],
    ['没有骗人,没有,垃圾', {}],
    ['没有骗人,骗子', {}],
    ['今天几号', {}],
  ])('leaves the word to the model where something bad is left, or nothing denied: %s', (text, ofRest) => {
    expect(acquitted(text, ofRest).judgement).toEqual(ACCUSED);
  });

  it('is not asked where the model hears no complaint', () => {
    const calm = { ...NO_JUDGEMENT, sentimentScore: 0.2 };
    expect(acquitted('没有骗人,昨天收到了', {}, calm)).toMatchObject({ asked: [], judgement: calm });
  });
});
