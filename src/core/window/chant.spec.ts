import { describe, expect, it } from '@jest/globals';
import { toneOf } from './chant.js';
import { observedOf } from './window.fixture.js';

const keyword = { detector: 'keyword', rule: 'trust/fraud', version: '1', score: 1, spans: [], facts: {} };

describe('toneOf', () => {
  it('takes short shouts and glad words for cheering', () => {
    expect(toneOf(observedOf({ text: '上链接上链接' }))).toBe('cheers');
    expect(toneOf(observedOf({ text: '家人们今晚的福利真的太给力了我爱了' }, { sentiment: 1 }))).toBe(
      'cheers',
    );
  });

  it('tells complaints and accusations from a long neutral text', () => {
    expect(toneOf(observedOf({ text: '卡死了' }, { sentiment: -1 }))).toBe('attacks');
    expect(toneOf(observedOf({ text: '骗子' }, { evidence: [keyword] }))).toBe('attacks');
    expect(toneOf(observedOf({ text: '加我微信领取今晚的内部优惠名额' }))).toBe('speaks');
  });

  it('takes what everybody sees for a report, unless something else is said with it', () => {
    expect(toneOf(observedOf({ text: '没声音' }, { topics: ['av_fault'], sentiment: -1 }))).toBe('reports');
    expect(toneOf(observedOf({ text: '没声音骗子' }, { topics: ['av_fault', 'trust'] }))).toBe('attacks');
  });

  it('is not swayed by a rule on probation', () => {
    expect(toneOf(observedOf({ text: '冲冲冲' }, { evidence: [{ ...keyword, shadow: true }] }))).toBe(
      'cheers',
    );
  });
});
