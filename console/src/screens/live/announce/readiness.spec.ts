import { describe, expect, it } from '@jest/globals';
import { DRAFT } from '@server/core/announcement/announcement.fixture.js';
import { findingKey, type GuardFinding } from '@server/core/guard/finding.js';
import { readinessOf } from './readiness.js';

const words = { text: DRAFT.text, values: {}, open: [] };
const finding: GuardFinding = {
  kind: 'absolute',
  rule: 'a',
  start: 0,
  end: 2,
  words: '最好',
  reason: { zh: '绝对化', en: 'absolute' },
  blocks: false,
};
const foreseen = { draft: DRAFT, findings: [], needs: [] };

describe('readinessOf', () => {
  it('names what stands in the way, the nearest first', () => {
    expect(readinessOf({ ...words, text: ' ' }, undefined, [])).toEqual({ state: 'empty' });
    expect(readinessOf({ ...words, open: ['minutes'] }, foreseen, [])).toMatchObject({ state: 'unfilled' });
    expect(readinessOf(words, undefined, [])).toEqual({ state: 'checking' });
    const compensation = { total: 0, items: [], unfilled: ['coupons'] };
    const giving = { ...foreseen, draft: { ...DRAFT, compensation } };
    expect(readinessOf(words, giving, [])).toEqual({ state: 'unfilled', names: ['coupons'] });
  });

  it('takes a reason for a finding, but for none that blocks', () => {
    const found = { ...foreseen, findings: [finding] };
    const answer = { finding: findingKey(finding), why: '品牌名' };
    expect(readinessOf(words, found, [])).toEqual({ state: 'unsettled', count: 1 });
    expect(readinessOf(words, found, [answer])).toEqual({ state: 'ready', isAlone: true });
    const blocking = { ...foreseen, findings: [{ ...finding, blocks: true }] };
    expect(readinessOf(words, blocking, [answer])).toEqual({ state: 'unsettled', count: 1 });
  });

  it('says whether it goes out at once or waits', () => {
    const needed = { ...foreseen, needs: [{ code: 'free', facts: {} }] } as const;
    expect(readinessOf(words, needed, [])).toEqual({ state: 'ready', isAlone: false });
  });
});
