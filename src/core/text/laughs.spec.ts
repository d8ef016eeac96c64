import { expect, it } from '@jest/globals';
import { laughs } from './laughs.js';

it.each([
  '卡住了草',
  '草 没声音',
  '又卡哈哈哈',
  '好卡2333',
  'hhhh 黑屏',
  '被骗了（',
  '黑屏 www',
  '卡了😂',
  '卡了www 又来',
  '卡了WWWW',
  '又卡ｗ',
  '233 卡了',
  '太卡lol',
  '卡 LOLOL',
])('%s is said laughing', (text) => {
  expect(laughs(text)).toBe(true);
});

it.each([
  '没声音了',
  '草莓是坏的',
  '卡死了 退钱',
  '2 号链接打不开',
  '哈密瓜不甜',
  '（没声音）',
  '加QQ 12334567 没声音',
  '1233元买的打不开',
  'A2333 链接打不开',
  '没声音的去 www.abc.com',
  'https://WWW.abc.com 打不开',
  'ｗｗｗ．ａｂｃ．ｃｏｍ 打不开',
  'lolita裙的链接打不开',
])('%s is not', (text) => {
  expect(laughs(text)).toBe(false);
});
