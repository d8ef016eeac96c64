import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeOrder, orderOf, OrderRefused, OwnOrder, type OrderChange } from './change-order.js';
import { MASS_VIEWERS, undoOf, viewersOf, type ActionOrder } from './order.js';
import type { RoomAction } from '../delivery/outgoing.js';

const mutes = (count: number): readonly RoomAction[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'mute', userId: `u${i}`, seconds: 600 }));

const order = (actions: readonly RoomAction[], before = 0): ActionOrder =>
  orderOf(
    { id: 'o', roomId: 'r', channels: ['中控台'], actions, why: '刷屏', author: 'wang', at: 1_000 },
    before,
    60_000,
  );

describe('an order', () => {
  it('is released at once when it is about few viewers, or about the room', () => {
    expect(order(mutes(MASS_VIEWERS)).status).toBe('released');
    expect(order([{ type: 'slow', seconds: 10 }], 99).status).toBe('released');
  });

  it('never waits when it only takes back: a mistake must not last until a second person comes', () => {
    const unmutes = mutes(20).flatMap((mute) => undoOf(mute) ?? []);
    expect(order(unmutes, MASS_VIEWERS)).toMatchObject({ status: 'released' });
    expect(viewersOf(unmutes)).toBe(0);
  });

  it('waits for somebody else when it is about many, also in parts', () => {
    expect(order(mutes(MASS_VIEWERS + 1))).toMatchObject({ status: 'waiting', lapseAt: 61_000 });
    expect(order(mutes(1), MASS_VIEWERS)).toMatchObject({ status: 'waiting', mass: MASS_VIEWERS + 1 });
  });

  it('is agreed to by another, never by its author nor by the system', () => {
    const waiting = order(mutes(20));
    for (const by of ['wang', undefined]) {
      expect(() => changeOrder(waiting, { type: 'approved' }, by, 2)).toThrow(OwnOrder);
    }
    const released = changeOrder(waiting, { type: 'approved' }, 'li', 2);
    expect(released).toMatchObject({ status: 'released', decidedBy: 'li', version: 2 });
  });

  it('tells who came second who was first', () => {
    const returned = changeOrder(order(mutes(20)), { type: 'returned', note: '人太多' }, 'li', 2);
    expect(() => changeOrder(returned, { type: 'approved' }, 'zhao', 3)).toThrow('已由 li 退回：人太多');
  });

  it('is settled when every action ended, however', () => {
    const outcomes: readonly OrderChange[] = [
      { type: 'settled', outcome: { at: 1 } },
      { type: 'settled', outcome: { at: 1, dryRun: true } },
      { type: 'settled', outcome: 'refused' },
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...outcomes), { minLength: 1, maxLength: MASS_VIEWERS }),
        (changes) => {
          let now = order(mutes(changes.length));
          for (const change of changes) {
            expect(now.status).toBe('released');
            now = changeOrder(now, change, undefined, 2);
          }
          const { done, dryRun, refused } = now.tally;
          expect([now.status, done + dryRun + refused]).toEqual(['settled', changes.length]);
          expect(() => changeOrder(now, changes[0]!, undefined, 3)).toThrow(OrderRefused);
        },
      ),
    );
  });

  it('counts viewers once, and knows what can be taken back', () => {
    expect(viewersOf([...mutes(2), ...mutes(3), { type: 'unpin' }])).toBe(3);
    expect(undoOf({ type: 'mute', userId: 'a', seconds: 9 })).toEqual({ type: 'unmute', userId: 'a' });
    expect(undoOf({ type: 'remove', userId: 'a' })).toBeUndefined();
  });
});
