import { describe, expect, it } from '@jest/globals';
import { ViewerPlaces } from './viewer-places.js';

describe('ViewerPlaces', () => {
  it('has so many for an address, and so many in all', () => {
    const places = new ViewerPlaces({ all: 3, ofAddress: 2 });
    const [first] = [places.take('a'), places.take('a')];
    expect(() => places.take('a')).toThrow('连接过多');
    places.take('b');
    expect(() => places.take('c')).toThrow('观看人数已满');
    expect(places.refusal('a')).toMatchObject({ status: 503, retryAfter: 30 });
    first();
    expect(places.refusal('a')).toBeUndefined();
  });

  it('takes a place back once', () => {
    const places = new ViewerPlaces({ all: 2, ofAddress: 2 });
    const giveBack = places.take('a');
    places.take('a');
    giveBack();
    giveBack();
    places.take('b');
    expect(() => places.take('b')).toThrow('观看人数已满');
  });
});
