import type { Draft } from './events.js';

/**
 * 「马上开抢」 two hours late does harm.
 * @returns ms, when the hour for which words were meant is over; Infinity where they have none
 */
export function goodUntil({ publishAt }: Draft, expiresAfter: number): number {
  return publishAt === undefined ? Infinity : publishAt + expiresAfter;
}
