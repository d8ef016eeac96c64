import { describe, expect, it } from '@jest/globals';
import { UNKNOWN_CLOCK, observeClock, serverNow } from './server-clock.js';

describe('observeClock', () => {
  it('takes the quickest message for the truth: the rest was on the way', () => {
    const ways = [80, 12, 300];
    const clock = ways.reduce((known, way) => observeClock(known, 1_000_000, 1_005_000 + way), UNKNOWN_CLOCK);
    expect(clock.offset).toBe(5_012);
    expect(serverNow(clock, 1_005_012)).toBe(1_000_000);
  });

  it('follows a clock that was set right while the console was open', () => {
    let clock = observeClock(UNKNOWN_CLOCK, 0, 1_000);
    for (let at = 0; at < 600; at += 1) clock = observeClock(clock, at, at + 61_000);
    expect(clock.offset).toBeGreaterThan(60_000);
  });
});
