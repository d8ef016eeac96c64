import type { Draft } from './events.js';

/** @returns ms, when the hour for which words were meant is over: 「马上开抢」 two hours late does harm; Infinity where they have none */
export function goodUntil({ publishAt }: Draft, expiresAfter: number): number {
  return publishAt === undefined ? Infinity : publishAt + expiresAfter;
}
