/**
 * Clocks on screen run on the server's time, so that two people in front of two machines read one number.
 * The offset is the smallest difference seen: what is more than that was the way, not the clock.
 */
export interface ServerClock {
  /** Browser time minus server time, ms. */
  readonly offset: number;
  readonly samples: number;
}

export const UNKNOWN_CLOCK: ServerClock = { offset: 0, samples: 0 };

/** After this many samples an old minimum counts less and less, so that a corrected clock is followed. */
const DRIFT_AFTER = 20;
const DRIFT_SHARE = 0.02;

/**
 * @param serverAt the server's time as sent
 * @param browserAt the browser's time of arrival
 */
export function observeClock(clock: ServerClock, serverAt: number, browserAt: number): ServerClock {
  const difference = browserAt - serverAt;
  if (clock.samples === 0 || difference < clock.offset) {
    return { offset: difference, samples: clock.samples + 1 };
  }
  const drift = clock.samples < DRIFT_AFTER ? 0 : (difference - clock.offset) * DRIFT_SHARE;
  return { offset: clock.offset + drift, samples: clock.samples + 1 };
}

export function serverNow(clock: ServerClock, browserNow: number): number {
  return browserNow - clock.offset;
}
