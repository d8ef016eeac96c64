import { describe, expect, it } from '@jest/globals';
import { allClearOf } from './all-clear.js';

describe('allClearOf', () => {
  it('takes a conclusion or none once every signal has cleared', () => {
    expect(allClearOf(0, '  ')).toEqual({});
    expect(allClearOf(0, ' 声卡已更换 ')).toEqual({ note: '声卡已更换' });
  });

  it('wants a reason while signals are open, and sends nothing beside it', () => {
    expect(allClearOf(2, ' ')).toBeUndefined();
    expect(allClearOf(2, '主播确认声音正常')).toEqual({ why: '主播确认声音正常' });
  });
});
