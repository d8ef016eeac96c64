import { describe, expect, it } from '@jest/globals';
import { FIRST_SLOT } from './seen-place.js';
import { TouchedSlots } from './touched-slots.js';

const placeOf = (slot: number): string => `${slot}1234567890123456`;

describe('TouchedSlots', () => {
  const [a, b] = [FIRST_SLOT, FIRST_SLOT + 7];

  it('names a slot until Redis has answered for it, shard by shard and epoch by epoch', () => {
    const slots = new TouchedSlots();
    expect(slots.untouched(0, 5, [placeOf(a)])).toEqual([a]);
    expect(slots.untouched(0, 5, [placeOf(a)])).toEqual([a]);
    slots.touch(0, 5, [a]);
    expect(slots.untouched(0, 5, [placeOf(a), placeOf(b)])).toEqual([b]);
    expect(slots.untouched(1, 5, [placeOf(a)])).toEqual([a]);
    expect(slots.untouched(0, 6, [placeOf(a)])).toEqual([a]);
    slots.touch(0, 5, [a]);
    expect(slots.untouched(0, 6, [placeOf(a)])).toEqual([a]);
  });

  it('has none for a message that nothing tells from another', () => {
    expect(new TouchedSlots().untouched(0, 1, ['0'.repeat(21)])).toEqual([]);
  });
});
