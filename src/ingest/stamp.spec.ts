import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FUTURE_TOLERANCE_MS, OLDEST_MS, stampTime } from './stamp.js';

const now = Date.UTC(2026, 10, 11, 12);

describe('stampTime', () => {
  it('keeps a clock that can be true', () => {
    expect(stampTime(now - 1_000, now)).toEqual({ sentAt: now - 1_000, clock: 'source' });
  });

  it('reads seconds as seconds', () => {
    expect(stampTime(now / 1_000 - 3, now)).toEqual({ sentAt: now - 3_000, clock: 'source' });
  });

  it.each([
    [undefined, 'arrival.missing'],
    [Number.NaN, 'arrival.missing'],
    [now + FUTURE_TOLERANCE_MS + 1, 'arrival.future'],
    [now - OLDEST_MS - 1, 'arrival.old'],
    [-5, 'arrival.old'],
  ] as const)('stamps %p with the arrival and says %s', (sentAt, clock) => {
    expect(stampTime(sentAt, now)).toEqual({ sentAt: now, clock });
  });

  it('never leaves the live window, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.double(), (sentAt) => {
        const stamped = stampTime(sentAt, now).sentAt;
        return stamped >= now - OLDEST_MS && stamped <= now + FUTURE_TOLERANCE_MS;
      }),
    );
  });
});
