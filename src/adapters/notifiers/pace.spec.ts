import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChannelBusy } from '../../core/delivery/channel-errors.js';
import { Pace } from './pace.js';

/** @returns ms to wait; 0 when it was taken */
function waitOf(pace: Pace, now: number): number {
  try {
    pace.take(now);
    return 0;
  } catch (error) {
    expect(error).toBeInstanceOf(ChannelBusy);
    return (error as ChannelBusy).retryAfterMs!;
  }
}

describe('Pace', () => {
  const limits = [
    { most: 2, ms: 10 },
    { most: 5, ms: 100 },
  ];

  it('never takes more than a limit says, wherever one begins to count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }), (steps) => {
        const pace = new Pace(limits);
        const taken: number[] = [];
        let now = 1_000;
        for (const step of steps) {
          now += step;
          if (waitOf(pace, now) === 0) taken.push(now);
        }
        for (const { most, ms } of limits)
          for (const from of taken)
            expect(taken.filter((at) => at >= from && at < from + ms).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('takes one more as soon as it said', () => {
    const pace = new Pace(limits);
    expect([waitOf(pace, 0), waitOf(pace, 3), waitOf(pace, 4)]).toEqual([0, 0, 6]);
    expect([waitOf(pace, 9), waitOf(pace, 10)]).toEqual([1, 0]);
  });

  it('takes none while it is held', () => {
    const pace = new Pace(limits);
    pace.hold(50);
    pace.hold(20);
    expect([waitOf(pace, 30), waitOf(pace, 50)]).toEqual([20, 0]);
  });
});
