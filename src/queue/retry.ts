import { ChannelBusy } from '../core/delivery/channel-errors.js';
import { isStorageAway } from './storage-away.js';

const FIRST_MS = 500;
const LONGEST_MS = 15_000;
/** A channel may ask for as much patience, not for more. */
const LONGEST_ASKED_MS = 120_000;
/** What fails as often as this with Redis and PostgreSQL there fails because of itself. */
const ATTEMPTS = 8;
/** BullMQ's word for: give up, keep it among the failed. */
const GIVE_UP = -1;

/**
 * While Redis or PostgreSQL is away a job is tried for as long as it takes: an outage of an hour must not leave
 * the hour's messages for a person to retry; so is a channel that is busy, until its delivery expires. Anything else is given up after about a minute, kept and shown.
 * @param attempts made so far, from 1
 * @param random 0 … 1: spreads the jobs of one outage
 * @returns ms to wait before the next attempt, or -1 to give up
 */
export function retryDelay(attempts: number, error: unknown, random: number): number {
  const isBusy = error instanceof ChannelBusy;
  if (attempts >= ATTEMPTS && !isBusy && !isStorageAway(error)) return GIVE_UP;
  const asked = isBusy ? (error.retryAfterMs ?? 0) : 0;
  if (asked > 0) return Math.round(Math.min(asked, LONGEST_ASKED_MS) * (1 + random / 4));
  const longest = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return Math.round(longest * (0.5 + random / 2));
}
