import { describe, expect, it } from '@jest/globals';
import { DRAFT, RECEIPT, SUBMITTED, viewAfter, type Taken } from './announcement.fixture.js';
import { nextDueAt, stepDue } from './due.js';

const approved: readonly Taken[] = [
  [SUBMITTED, 'wang'],
  [{ type: 'approved' }, 'li'],
];
const released = { type: 'released', comesBack: ['房间'], visibleWithin: 20_000 } as const;
const delivered = (channel: string): Taken => [{ type: 'delivered', channel, receipt: RECEIPT }];

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

  it('is told invisible once, counted from when a channel of the chat took it', () => {
    const view = viewAfter(...approved, [released, 'li'], delivered('页面'), delivered('房间'));
    const saidAt = view.deliveredAt! + 1_000;
    expect(nextDueAt(view)).toBe(saidAt + 20_000);
    expect(stepDue(view, saidAt + 19_999)).toBeUndefined();
    expect(stepDue(view, saidAt + 20_000)).toEqual({ type: 'unseen' });
    expect(nextDueAt({ ...view, unseenAt: 1 })).toBeUndefined();
  });

  it('expects nothing back of what was said elsewhere, nor of a draft', () => {
    expect(nextDueAt(viewAfter(...approved, [released, 'li'], delivered('页面')))).toBeUndefined();
    expect(
      nextDueAt(viewAfter(...approved, [{ type: 'released' }, 'li'], delivered('房间'))),
    ).toBeUndefined();
    expect(nextDueAt(viewAfter())).toBeUndefined();
  });
});
