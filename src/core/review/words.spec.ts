import { describe, expect, it } from '@jest/globals';
import { measureEffect } from './effect.js';
import { effectInWords, helpedInWords } from './words.js';

describe('effectInWords', () => {
  const minutes = (before: number, after: number, messages = 100) =>
    measureEffect(
      undefined,
      [1],
      [-1, 0].map((minute) => {
        const bad = minute < 0 ? before : after;
        return { minute, messages, negative: bad, complaints: bad };
      }),
    );

  it('puts before and after side by side', () => {
    expect(effectInWords(minutes(60, 30)).zh).toBe(
      '使用前 3 分钟：负面占比 60%，投诉每分钟 20 条；用后第 1 分钟：负面占比 30%，投诉每分钟 30 条',
    );
  });

  it('says what it does not know, and why', () => {
    expect(effectInWords(undefined).zh).toBe('尚未到测量时间');
    expect(effectInWords(minutes(6, 3, 9)).zh).toBe('消息太少，看不出变化');
    expect(effectInWords(minutes(0, 0)).zh).toBe('使用前后都没有负面和投诉');
  });
});

describe('helpedInWords', () => {
  it('says how much more or less than usual, and how far to trust it', () => {
    expect(helpedInWords({ uses: 12, helped: 0.25 })).toEqual({
      zh: '用过 12 次，用后负面和投诉比平时多回落约 20 个百分点',
      en: 'used 12 times, negative words and complaints fell by some 20 points more than usual',
    });
    expect(helpedInWords({ uses: 3, helped: -0.2 }).zh).toBe(
      '用过 3 次，用后负面和投诉比平时少回落约 10 个百分点（次数少，已往保守估）',
    );
    expect(helpedInWords({ uses: 30, helped: 0.01 }).zh).toBe('用过 30 次，用后回落与平时相近');
  });
});
