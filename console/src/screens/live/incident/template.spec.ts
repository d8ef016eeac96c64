import { describe, expect, it } from '@jest/globals';
import type { ScriptVariable } from '@server/core/script/script.js';
import { fillTemplate, splitTemplate, unfilled, validValues } from './template.js';

const TEXT = '画面预计 {{minutes}} 分钟内恢复,{{minutes}} 分钟后见。补偿:{{ gift }}';

const VARIABLES: readonly ScriptVariable[] = [
  { name: 'minutes', type: 'minutes', label: { zh: '分钟数', en: 'minutes' }, example: '5' },
  { name: 'gift', type: 'text', label: { zh: '补偿', en: 'gift' }, example: '优惠券' },
];

describe('splitTemplate', () => {
  it('tells words from places, in order', () => {
    const shown = splitTemplate(TEXT).map((part) => ('words' in part ? part.words : `<${part.variable}>`));
    expect(shown.join('')).toBe('画面预计 <minutes> 分钟内恢复,<minutes> 分钟后见。补偿:<gift>');
  });

  it('gives a text without places back whole', () => {
    expect(splitTemplate('大家稍等')).toEqual([{ at: 0, words: '大家稍等' }]);
    expect(splitTemplate('')).toEqual([]);
  });
});

describe('validValues', () => {
  it('takes what is of the type, trimmed, and leaves the rest out', () => {
    expect(validValues(VARIABLES, { minutes: ' 5 ', gift: '  ' })).toEqual({ minutes: '5' });
    expect(validValues(VARIABLES, { minutes: '很快', gift: '十元券' })).toEqual({ gift: '十元券' });
  });
});

describe('fillTemplate', () => {
  it('fills every place of a variable and leaves the others open', () => {
    expect(fillTemplate(TEXT, { minutes: '5' })).toBe('画面预计 5 分钟内恢复,5 分钟后见。补偿:{{ gift }}');
  });

  it('does not take a value for a pattern', () => {
    expect(fillTemplate('{{a}}', { a: '$& $1' })).toBe('$& $1');
  });
});

describe('unfilled', () => {
  it('names each variable that lacks a value once', () => {
    expect(unfilled(TEXT, {})).toEqual(['minutes', 'gift']);
    expect(unfilled(TEXT, { minutes: '5' })).toEqual(['gift']);
    expect(unfilled(TEXT, { minutes: '5', gift: '券' })).toEqual([]);
  });
});
