import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VARIABLE_TYPES as TYPES, type VariableType } from './script.js';
import { formatVariable, variableHint } from './variable.js';

describe('formatVariable', () => {
  it.each<[VariableType, unknown, string | undefined]>([
    ['minutes', 3, '3'],
    ['minutes', ' 15 ', '15'],
    ['minutes', 0, undefined],
    ['minutes', 1.5, undefined],
    ['minutes', 1_441, undefined],
    ['count', 126, '126'],
    ['count', 9_999, '9999'],
    ['count', 800_000, '80 万'],
    ['count', '12345', '1.2 万'],
    ['count', 0, undefined],
    ['count', '很多', undefined],
    ['money', '19.90', '19.9'],
    ['money', 10, '10'],
    ['money', '0', undefined],
    ['money', '9.999', undefined],
    ['money', '1e3', undefined],
    ['money', -5, undefined],
    ['time', '20:37', '20:37'],
    ['time', '24:00', undefined],
    ['time', '9:05', undefined],
    ['hours', 24, '24'],
    ['hours', 241, undefined],
    ['days', '7', '7'],
    ['days', 0, undefined],
    ['pieces', '12345', '12345'],
    ['pieces', '1.2 万', undefined],
    ['pieces', 100_001, undefined],
    ['date', '11 月 11 日', '11 月 11 日'],
    ['date', '11-11', '11 月 11 日'],
    ['date', '2月29日', '2 月 29 日'],
    ['date', '2-30', undefined],
    ['date', '13-01', undefined],
    ['date', '今天', undefined],
    ['order_range', '20:30-20:50', '20:30–20:50'],
    ['order_range', '9:05 到 9:20 下单', '09:05–09:20'],
    ['order_range', '23:50~00:10', '23:50–00:10'],
    ['order_range', '20:30–20:30', undefined],
    ['order_range', '20:30–24:10', undefined],
    ['order_range', '10001至10020', '订单号 10001–10020'],
    ['order_range', '订单号 10001–10020', '订单号 10001–10020'],
    ['order_range', '10020–10001', undefined],
    ['order_range', '1001–10020', undefined],
    ['order_range', '10001', undefined],
    ['order_range', '10001–10020–10030', undefined],
    ['order_range', '订单号 20:30–20:50', undefined],
    ['text', '  赠品规格 ', '赠品规格'],
    ['product', '面霜\n加微信', undefined],
    ['room', '{{room}}', undefined],
    ['text', '', undefined],
    ['text', '长'.repeat(61), undefined],
    ['text', true, undefined],
    ['text', undefined, undefined],
  ])('%s %p: %p', (type, value, expected) => {
    expect(formatVariable(type, value)).toBe(expected);
  });

  it('gives one line without braces, or nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.anything(), (type, value) => {
        expect(formatVariable(type, value) ?? '一行').toMatch(/^[^\n\r{}]{1,62}$/);
      }),
    );
  });

  it('reads what it wrote: a person sends back what stood in the text', () => {
    const written = fc.oneof(
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.string(),
      fc.integer({ min: 0, max: 9_999 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), written, (type, value) => {
        const once = formatVariable(type, value);
        expect(once === undefined ? undefined : formatVariable(type, once)).toBe(once);
      }),
    );
  });

  it('says what each type takes, with an example that it takes', () => {
    for (const type of TYPES) {
      const { zh, en } = variableHint(type);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
      const example = /(?:如|e\.g\.) ([^；，,或]+?)(?=[；，,]|$)/u.exec(zh)?.[1];
      if (example !== undefined) expect(formatVariable(type, example)).toBeDefined();
    }
  });
});
