import { describe, expect, it } from '@jest/globals';
import { hashOf, placeIn } from './place.js';

describe('a place in the address', () => {
  it('is read back as it was written', () => {
    const place = { roomId: '晚宴&间', incidentId: 'i-1' };
    expect(placeIn(hashOf(place))).toEqual(place);
    expect(placeIn(hashOf({ roomId: 'r1' }))).toEqual({ roomId: 'r1' });
  });

  it('names no incident without its room', () => {
    expect(placeIn('#incident=i1')).toEqual({});
    expect(placeIn('')).toEqual({});
    expect(hashOf({ incidentId: 'i1' })).toBe('#');
  });
});
