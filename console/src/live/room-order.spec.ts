import { describe, expect, it } from '@jest/globals';
import type { RoomPulse } from '@server/live/events.js';
import { pulsePoints } from './pulse.js';
import { byTrouble, inOrder } from './room-order.js';

function roomOf(roomId: string, more: Partial<RoomPulse> = {}): RoomPulse {
  return {
    roomId,
    name: roomId,
    at: 0,
    perMinute: 0,
    perSecond: 0,
    negativeShare: 0,
    history: [],
    negativeHistory: [],
    openIncidents: 0,
    silentFor: 0,
    ...more,
  };
}

const idsOf = (rooms: readonly RoomPulse[]) => rooms.map(({ roomId }) => roomId);

describe('byTrouble', () => {
  it('puts trouble first and never orders by running figures', () => {
    const rooms = [
      roomOf('c', { perMinute: 900 }),
      roomOf('b', { grade: 'P2' }),
      roomOf('a'),
      roomOf('d', { grade: 'P0' }),
    ];
    expect(idsOf([...rooms].sort(byTrouble))).toEqual(['d', 'b', 'a', 'c']);
  });
});

describe('inOrder', () => {
  it('leaves rooms where they are and puts new ones after them', () => {
    const rooms = [roomOf('a', { grade: 'P0' }), roomOf('b'), roomOf('new', { grade: 'P0' })];
    expect(idsOf(inOrder(rooms, ['b', 'a']))).toEqual(['b', 'a', 'new']);
  });
});

describe('pulsePoints', () => {
  it('puts the last 60 s in the place of the minute that still runs', () => {
    const room = roomOf('a', {
      at: 10 * 60_000 + 15_000,
      perMinute: 118,
      negativeShare: 0.2,
      history: [100, 120, 30],
      negativeHistory: [10, 12, 27],
    });
    expect(pulsePoints(room)).toEqual([
      { at: 9 * 60_000, perMinute: 100, negativeShare: 0.1 },
      { at: 10 * 60_000, perMinute: 120, negativeShare: 0.1 },
      { at: room.at, perMinute: 118, negativeShare: 0.2 },
    ]);
  });
});
