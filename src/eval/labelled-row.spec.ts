import { describe, expect, it } from '@jest/globals';
import { parseJsonRow, parseTabRow } from './labelled-row.js';

describe('parseJsonRow', () => {
  it('takes labels in words and in figures', () => {
    expect(parseJsonRow('{"text":"卡","label":"angry"}', 3)).toEqual({ line: 3, text: '卡', label: 'angry' });
    expect(parseJsonRow('{"text":"卡","label":1}', 4)).toEqual({ line: 4, text: '卡', label: '1' });
    expect(parseJsonRow('  ', 5)).toBeUndefined();
  });

  it.each(['{', '"卡"', '{"text":"卡"}', '{"text":1,"label":"1"}'])(
    'says what is wrong with %s',
    (source) => {
      expect(parseJsonRow(source, 9)).toEqual({ line: 9, reason: expect.stringContaining('"label"') });
    },
  );
});

describe('parseTabRow', () => {
  it('takes several topics, one and none', () => {
    const row = (topics: string) => parseTabRow(`r1\tlive\t-1\t${topics}\t卡 "了"`, 2);
    const common = { line: 2, text: '卡 "了"', label: '-1', source: 'live' };
    expect(row('av_fault,host')).toEqual({ ...common, topics: ['av_fault', 'host'] });
    expect(row('price')).toEqual({ ...common, topics: ['price'] });
    expect(row('-')).toEqual({ ...common, topics: [] });
  });

  it('passes over a header and blank lines', () => {
    expect(parseTabRow('id\tsource\tsentiment\ttopics\ttext', 1)).toBeUndefined();
    expect(parseTabRow('', 7)).toBeUndefined();
  });

  it.each([
    ['r1\tlive\t0\t-', '4'],
    ['r1\tlive\t0\t-\t卡\t了', '6'],
    ['r1\tlive\t0\tweather\t卡', 'weather'],
  ])('says what is wrong with %j', (source, what) => {
    expect(parseTabRow(source, 2)).toEqual({ line: 2, reason: expect.stringContaining(what) });
  });
});
