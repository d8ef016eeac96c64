import { describe, expect, it } from '@jest/globals';
import { isChant } from './chant.js';
import { observedOf } from './window.fixture.js';

const keyword = { detector: 'keyword', rule: 'trust/fraud', version: '1', score: 1, spans: [], facts: {} };

describe('isChant', () => {
  it('takes short shouts and glad words for cheering', () => {
    expect(isChant(observedOf({ text: '上链接上链接' }))).toBe(true);
    expect(isChant(observedOf({ text: '家人们今晚的福利真的太给力了我爱了' }, { sentiment: 1 }))).toBe(true);
  });

  it('does not take a complaint, an accusation or a long neutral text for it', () => {
    expect(isChant(observedOf({ text: '卡死了' }, { sentiment: -1 }))).toBe(false);
    expect(isChant(observedOf({ text: '没声音' }, { topics: ['av_fault'] }))).toBe(false);
    expect(isChant(observedOf({ text: '骗子' }, { evidence: [keyword] }))).toBe(false);
    expect(isChant(observedOf({ text: '加我微信领取今晚的内部优惠名额' }))).toBe(false);
  });

  it('is not swayed by a rule on probation', () => {
    expect(isChant(observedOf({ text: '冲冲冲' }, { evidence: [{ ...keyword, shadow: true }] }))).toBe(true);
  });
});
