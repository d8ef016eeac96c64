import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { VariableType } from './script.js';
import { formatVariable } from './variable.js';

const TYPES: readonly VariableType[] = ['text', 'minutes', 'count', 'money', 'time', 'product', 'room'];

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
});
