import { expect, it } from '@jest/globals';
import { laughs } from './laughs.js';

it.each(['卡住了草', '草 没声音', '又卡哈哈哈', '好卡2333', 'hhhh 黑屏', '被骗了（', '黑屏 www', '卡了😂'])(
  '%s is said laughing',
  (text) => {
    expect(laughs(text)).toBe(true);
  },
);

it.each(['没声音了', '草莓是坏的', '卡死了 退钱', '2 号链接打不开', '哈密瓜不甜', '（没声音）'])(
  '%s is not',
  (text) => {
    expect(laughs(text)).toBe(false);
  },
);
