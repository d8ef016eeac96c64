import { isStorageAway } from './storage-away.js';

const FIRST_MS = 500;
const LONGEST_MS = 15_000;
/** What fails as often as this with Redis and PostgreSQL there fails because of itself. */
const ATTEMPTS = 8;
/** BullMQ's word for: give up, keep it among the failed. */
const GIVE_UP = -1;

/**
 * While Redis or PostgreSQL is away a job is tried for as long as it takes: an outage of an hour must not leave
 * the hour's messages for a person to retry. Anything else is given up after about a minute, kept and shown.
 * @param attempts made so far, from 1
 * @param random 0 … 1: spreads the jobs of one outage
 * @returns ms to wait before the next attempt, or -1 to give up
 */
export function retryDelay(attempts: number, error: unknown, random: number): number {
  if (attempts >= ATTEMPTS && !isStorageAway(error)) return GIVE_UP;
  const longest = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return Math.round(longest * (0.5 + random / 2));
}
