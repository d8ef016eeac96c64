import { describe, expect, it } from '@jest/globals';
import { begin } from './composition.js';
import { fromKept, toKeep } from './kept-texts.js';

const begun = begin(
  { key: 'i1 free', roomId: 'r1', incidentId: 'i1', text: '刚才没有声音' },
  undefined,
  'zh',
  1,
);
const touched = { ...begun, isTouched: true, typed: { minutes: '3' }, whys: { a: '品牌名如此' } };

describe('kept texts', () => {
  it('come back as they were written, and only those that somebody changed', () => {
    const back = fromKept(toKeep({ 'i1 free': touched, 'i2 free': begun }));
    expect(back).toEqual({ 'i1 free': touched });
  });

  it('are none where nothing was kept, or what is kept cannot be read', () => {
    expect(fromKept(null)).toEqual({});
    expect(fromKept('{"i1')).toEqual({});
    expect(fromKept('[1]')).toEqual({});
    expect(fromKept('{"i1 free":{"template":3,"isTouched":true}}')).toEqual({});
  });
});
