import { describe, expect, it } from '@jest/globals';
import { DRAFT, RECEIPT, SUBMITTED, viewAfter, type Taken } from './announcement.fixture.js';
import { nextDueAt, stepDue } from './due.js';

const approved: readonly Taken[] = [
  [SUBMITTED, 'wang'],
  [{ type: 'approved' }, 'li'],
];
const delivered = (visibleWithin?: number) =>
  viewAfter(
    ...approved,
    [{ type: 'released', ...(visibleWithin !== undefined && { visibleWithin }) }, 'li'],
    [{ type: 'delivered', channel: '页面', receipt: RECEIPT }],
  );

describe('what time does to an announcement', () => {
  it('lapses when nobody confirmed it, not earlier', () => {
    const view = viewAfter([SUBMITTED, 'wang']);
    expect(stepDue(view, 59_999)).toBeUndefined();
    expect(stepDue(view, 60_000)).toEqual({ type: 'lapsed' });
  });

  it('goes out at its hour', () => {
    const draft = { ...DRAFT, publishAt: 90_000 };
    const view = viewAfter([{ type: 'edited', draft }, 'wang'], ...approved);
    expect(stepDue(view, 89_999)).toBeUndefined();
    expect(stepDue(view, 90_000)).toEqual({ type: 'released' });
  });

  it('is told invisible once, counted from the first delivery', () => {
    const view = delivered(20_000);
    expect(nextDueAt(view)).toBe(view.deliveredAt! + 20_000);
    expect(stepDue(view, view.deliveredAt! + 20_000)).toEqual({ type: 'unseen' });
    expect(nextDueAt({ ...view, unseenAt: 1 })).toBeUndefined();
  });

  it('expects nothing back of what was said elsewhere, nor of a draft', () => {
    expect(nextDueAt(delivered())).toBeUndefined();
    expect(nextDueAt(viewAfter())).toBeUndefined();
  });
});
