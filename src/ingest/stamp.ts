import type { ClockMark } from '../core/message.js';

/** A sender's clock may run ahead by this much before it is called wrong, ms. */
export const FUTURE_TOLERANCE_MS = 60_000;
/** Older than this is not live any more: a source that sends its past again, or a wrong clock. */
export const OLDEST_MS = 10 * 60_000;
/** Timestamps below this are seconds: as ms they would lie in 1973. */
const SECONDS_BELOW = 1e11;

/**
 * @param sentAt the sender's timestamp, ms or s
 * @param now ms
 * @returns the event time to use and where it comes from
 */
export function stampTime(
  sentAt: number | undefined,
  now: number,
): { readonly sentAt: number; readonly clock: ClockMark } {
  if (sentAt === undefined || !Number.isFinite(sentAt)) return { sentAt: now, clock: 'arrival.missing' };
  const at = Math.round(sentAt < SECONDS_BELOW ? sentAt * 1_000 : sentAt);
  if (at > now + FUTURE_TOLERANCE_MS) return { sentAt: now, clock: 'arrival.future' };
  if (at < now - OLDEST_MS) return { sentAt: now, clock: 'arrival.old' };
  return { sentAt: at, clock: 'source' };
}
