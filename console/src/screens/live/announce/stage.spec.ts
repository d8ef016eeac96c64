import { describe, expect, it } from '@jest/globals';
import { RECEIPT, SUBMITTED, viewAfter } from '@server/core/announcement/announcement.fixture.js';
import { cameBackTo, stageAt, stageOf, toShow, waitsFor } from './stage.js';

const submitted = [SUBMITTED, 'wang'] as const;
const out = [submitted, [{ type: 'approved' }, 'li'], [{ type: 'released' }]] as const;
const delivered = [...out, [{ type: 'delivered', channel: '页面', receipt: RECEIPT }]] as const;

describe('stageOf', () => {
  it('tells what came back from what is new, and what nobody saw from what was only sent', () => {
    expect(stageOf(viewAfter())).toBe('draft');
    expect(stageOf(viewAfter(submitted, [{ type: 'returned', note: '时间' }, 'li']))).toBe('returned');
    expect(stageOf(viewAfter(...out))).toBe('published');
    expect(stageOf(viewAfter(...delivered))).toBe('delivered');
    expect(stageOf(viewAfter(...delivered, [{ type: 'unseen' }]))).toBe('unseen');
  });
});

describe('toShow', () => {
  const waiting = { ...viewAfter(submitted), id: 'w' };
  const done = { ...viewAfter(...delivered), id: 'd', createdAt: 5_000 };
  const isMine = (view: typeof waiting) => waitsFor(view, 'li', true);

  it('puts first what waits for me, and drops what has long been over', () => {
    const at = stageAt(done);
    expect(toShow([done, waiting], at, isMine).map(({ id }) => id)).toEqual(['w', 'd']);
    expect(toShow([done, waiting], at + 15 * 60_000, isMine).map(({ id }) => id)).toEqual(['w']);
  });

  it('shows first what lapses first', () => {
    const later = { ...waiting, id: 'later', lapseAt: 90_000, createdAt: 9_000 };
    expect(toShow([later, waiting], 10_000, isMine).map(({ id }) => id)).toEqual(['w', 'later']);
  });

  it('leaves what came back to its author, after what lapses', () => {
    const back = viewAfter(submitted, [{ type: 'returned', note: '时间' }, 'li']);
    expect(cameBackTo(back, 'wang', true)).toBe(true);
    expect(cameBackTo(back, 'li', true)).toBe(false);
    expect(cameBackTo(waiting, 'wang', true)).toBe(false);
    expect(toShow([back, waiting], 10_000, () => true).map(({ id }) => id)).toEqual(['w', back.id]);
  });

  it('lets no author wait for themselves', () => {
    expect(waitsFor(waiting, 'wang', true)).toBe(false);
    expect(waitsFor(waiting, 'zhao', false)).toBe(false);
  });
});
