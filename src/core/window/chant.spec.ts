import { describe, expect, it } from '@jest/globals';
import { toneOf } from './chant.js';
import { keywordOf, observedOf } from './window.fixture.js';

describe('toneOf', () => {
  it('takes short shouts and glad words for cheering', () => {
    expect(toneOf(observedOf({ text: '上链接上链接' }))).toBe('cheers');
    expect(toneOf(observedOf({ text: '🎵🐙'.repeat(12) }))).toBe('cheers');
    expect(toneOf(observedOf({ text: '家人们今晚的福利真的太给力了我爱了' }, { sentiment: 1 }))).toBe(
      'cheers',
    );
  });

  it('tells complaints and accusations from a long neutral text', () => {
    expect(toneOf(observedOf({ text: '卡死了' }, { sentiment: -1 }))).toBe('attacks');
    expect(toneOf(observedOf({ text: '骗子' }, { evidence: [keywordOf('骗子')] }))).toBe('attacks');
    expect(toneOf(observedOf({ text: '加我微信领取今晚的内部优惠名额' }))).toBe('speaks');
  });

  it('takes what everybody sees for a report, unless something else is said with it', () => {
    expect(toneOf(observedOf({ text: '没声音' }, { topics: ['av_fault'], sentiment: -1 }))).toBe('reports');
    expect(toneOf(observedOf({ text: '没声音骗子' }, { topics: ['av_fault', 'trust'] }))).toBe('attacks');
  });

  it('is not swayed by a rule on probation', () => {
    const evidence = [{ ...keywordOf('冲'), shadow: true as const }];
    expect(toneOf(observedOf({ text: '冲冲冲' }, { evidence }))).toBe('cheers');
  });

  it('takes who only asks about a listed word neither for an attacker nor for one who cheers', () => {
    const evidence = [{ ...keywordOf('骗子'), asked: true as const }];
    expect(toneOf(observedOf({ text: '是不是骗子' }, { evidence }))).toBe('speaks');
    expect(toneOf(observedOf({ text: '是不是骗子' }, { evidence, sentiment: -1 }))).toBe('attacks');
  });
});
