import { TOPICS, type Topic } from '../topic.js';
import type { Counts } from './window.js';

/**
 * The counters of a bucket, in the order in which a stored row holds them. Add at the end only: rows of the
 * last hour are still there when a new version starts.
 */
export const COUNTERS = [
  'messages',
  'mentions',
  'negative',
  'negativeMentions',
  'viewers',
  ...TOPICS,
] as const;

export type Counter = (typeof COUNTERS)[number];

export const COLUMN = Object.fromEntries(COUNTERS.map((counter, column) => [counter, column])) as Readonly<
  Record<Counter, number>
>;

/** A viewer figure is stored plus one, so that 0 means that none was noted. */
export const VIEWERS_OFFSET = 1;

/** @returns what a row of counters stands for; undefined for a row of zeros. */
export function countsOf(start: number, row: readonly number[]): Counts | undefined {
  if (row.every((count) => count === 0)) return undefined;
  const topics: Partial<Record<Topic, number>> = {};
  for (const topic of TOPICS) {
    const count = row[COLUMN[topic]];
    if (count) topics[topic] = count;
  }
  const viewers = row[COLUMN.viewers] ?? 0;
  return {
    start,
    messages: row[COLUMN.messages] ?? 0,
    mentions: row[COLUMN.mentions] ?? 0,
    negative: row[COLUMN.negative] ?? 0,
    negativeMentions: row[COLUMN.negativeMentions] ?? 0,
    topics,
    ...(viewers > 0 && { viewers: viewers - VIEWERS_OFFSET }),
  };
}
