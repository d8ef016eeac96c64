import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketsBetween, knownSince, lastSeconds, sum } from './stretch.js';
import { BUCKET, MINUTE } from './widths.js';
import { NOW, roomOf } from './window.fixture.js';

describe('bucketsBetween', () => {
  it('counts nothing twice where minutes meet narrow buckets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 59_999 }), (minutes, into) => {
        const now = NOW + into;
        const window = roomOf(() => ({ messages: 1 }), minutes * MINUTE, { now });
        const counted = sum(bucketsBetween(window, 0, now + BUCKET), (bucket) => bucket.messages);
        expect(counted).toBe(minutes * 12 + 1);
      }),
    );
  });

  it('leaves out what is not wholly inside', () => {
    const window = roomOf(() => ({ messages: 1 }), 2 * MINUTE);
    expect(bucketsBetween(window, NOW - 12_000, NOW - 1_000).map(({ start }) => start)).toEqual([
      NOW - 10_000,
    ]);
  });
});

it('the last seconds hold the running bucket', () => {
  expect(lastSeconds(NOW + 4_999, 15)).toBe(NOW - 10_000);
});

it('a room is known since its first bucket', () => {
  expect(knownSince(roomOf(() => ({ messages: 1 }), 2 * MINUTE))).toBe(NOW - (NOW % MINUTE) - 2 * MINUTE);
  expect(knownSince(roomOf(() => ({}), 0, { recent: [], minutes: [] }))).toBe(NOW);
});
