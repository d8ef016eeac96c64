import { describe, expect, it } from '@jest/globals';
import { overviewFor, type WholeOverview } from './overview.js';

const whole = {
  at: 1,
  pending: 7,
  rooms: [{ roomId: 'a' }, { roomId: 'b' }],
  unclaimed: [
    { id: 'i1', roomId: 'b' },
    { id: 'i2', roomId: 'a' },
  ],
} as unknown as WholeOverview;

describe('overviewFor', () => {
  it('shows who has no rooms of their own all of them', () => {
    expect(overviewFor({ rooms: [] }, whole)).toEqual({
      at: 1,
      pending: 7,
      rooms: whole.rooms,
      urgent: whole.unclaimed[0],
    });
  });

  it('shows others their rooms, and what is most urgent there', () => {
    const mine = overviewFor({ rooms: ['a'] }, whole);
    expect(mine.rooms).toEqual([{ roomId: 'a' }]);
    expect(mine.urgent).toMatchObject({ id: 'i2' });
    expect(overviewFor({ rooms: ['c'] }, whole)).toEqual({ at: 1, pending: 7, rooms: [] });
  });
});
