import { describe, expect, it } from '@jest/globals';
import { roomsInCommon } from './key.js';

describe('roomsInCommon', () => {
  it.each([
    [[], [], []],
    [['a'], [], ['a']],
    [[], ['b'], ['b']],
    [['a', 'b'], ['b', 'c'], ['b']],
    // Not an empty list: that would be every room.
    [['a'], ['b'], undefined],
  ])('of %j and %j is %j', (one, other, common) => {
    expect(roomsInCommon(one, other)).toEqual(common);
  });
});
