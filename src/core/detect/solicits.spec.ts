import { expect, it } from '@jest/globals';
import { YES } from '../flag.js';
import { NO_JUDGEMENT } from '../model/judge.js';
import { viewText } from '../text/view-text.js';
import { withoutLooks } from './solicits.js';

const LOOKS = { ...NO_JUDGEMENT, ad: 1, topics: { ...NO_JUDGEMENT.topics, ad: 1 } };
const looked = (text: string, judgement = LOOKS) => withoutLooks(judgement, viewText(text).normal.text);

function asked(text: string): boolean {
  const { ad, topics } = looked(text);
  expect(topics.ad >= YES).toBe(ad >= YES);
  return ad >= YES;
}

it.each([
  '内部券免费领 加薇 lq88520',
  '出号 400 私信来',
  '出号 400 私',
  '兼职日结 扣扣 123456789',
  '扣扣 123456789',
  '加v lq88520',
  'ｖｘ lq88520',
  'QQ：123456789',
  '薇lq88520',
  '领券 www.example.com',
  '招人，日结',
  '接单中',
  '出黑卡',
  '157 5176 4994 信',
  '扣扣2⃣️3⃣️8⃣️0⃣️1⃣️7⃣️',
  'cheap gold at www.example.com',
  'follow my page for free gifts',
])('there is enough in %s', (text) => {
  expect(asked(text)).toBe(true);
});

it.each([
  '',
  'v',
  '0.0',
  '❤',
  '123456789',
  '3.1415926535',
  '1919810个',
  '13145418899米',
  '$12bcd45f04000010af0',
  'DDTV - 7',
  '头像',
  '头像头像头像头像',
  '银魂',
  'liquid.阿葵',
  'awsl=ああ私は',
  'cha la hey cha la',
  '🐙❤🐙❤🐙❤🐙❤',
])('there is not enough in %s', (text) => {
  expect(asked(text)).toBe(false);
});

it('leaves alone what looks like no advertisement', () => {
  expect(looked('v', NO_JUDGEMENT)).toBe(NO_JUDGEMENT);
});
