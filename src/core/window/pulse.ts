import { BUCKET, floorTo } from './widths.js';
import type { Counts, RoomCounters } from './window.js';

/** A room's figures of the moment. */
export interface Pulse {
  /** Danmaku in the last minute. */
  readonly perMinute: number;
  /** Danmaku a second, over the last RATE_MS. */
  readonly perSecond: number;
  /** Share of negative danmaku in the last minute, 0 … 1. */
  readonly negativeShare: number;
  readonly viewers?: number;
  /** Activity against five minutes before, e.g. -0.38; undefined while that is too little to compare with. */
  readonly change?: number;
  /** Danmaku and negative danmaku a minute, oldest first, the running minute last. */
  readonly history: readonly number[];
  readonly negativeHistory: readonly number[];
  /** ms since a danmaku last arrived. */
  readonly silentFor: number;
}

const MINUTE_MS = 60_000;
const RATE_MS = 10_000;
const HISTORY_MINUTES = 30;
const COMPARED_MINUTES = 5;
/** With fewer messages than this a minute, a change says nothing. */
const ENOUGH_TO_COMPARE = 10;

/** @returns the figures as of `window.now` */
export function pulseOf(window: RoomCounters): Pulse {
  const lastMinute = fullBuckets(window, MINUTE_MS);
  const perMinute = sum(lastMinute, (bucket) => bucket.messages);
  const negative = sum(lastMinute, (bucket) => bucket.negative);
  const history = lastMinutes(window);
  const viewers = latestViewers(window);
  const change = changeOf(
    history.map((bucket) => bucket.messages),
    perMinute,
  );
  return {
    perMinute,
    perSecond: sum(fullBuckets(window, RATE_MS), (bucket) => bucket.messages) / (RATE_MS / 1_000),
    negativeShare: perMinute === 0 ? 0 : negative / perMinute,
    ...(viewers !== undefined && { viewers }),
    ...(change !== undefined && { change }),
    history: history.map((bucket) => bucket.messages),
    negativeHistory: history.map((bucket) => bucket.negative),
    silentFor: window.lastReceivedAt === 0 ? 0 : Math.max(0, window.now - window.lastReceivedAt),
  };
}

/** The stretch up to the running bucket: with it, a figure would rise and fall as it fills. */
function fullBuckets(window: RoomCounters, stretch: number): readonly Counts[] {
  const until = floorTo(window.now, BUCKET);
  return window.recent.filter(({ start }) => start < until && start >= until - stretch);
}

function sum(buckets: readonly Counts[], figure: (bucket: Counts) => number): number {
  return buckets.reduce((total, bucket) => total + figure(bucket), 0);
}

/** One entry a minute, zero where the room was silent. */
function lastMinutes(window: RoomCounters): readonly { messages: number; negative: number }[] {
  const current = Math.floor(window.now / MINUTE_MS) * MINUTE_MS;
  const byStart = new Map(window.minutes.map((bucket) => [bucket.start, bucket]));
  return Array.from({ length: HISTORY_MINUTES }, (_, i) => {
    const bucket = byStart.get(current - (HISTORY_MINUTES - 1 - i) * MINUTE_MS);
    return { messages: bucket?.messages ?? 0, negative: bucket?.negative ?? 0 };
  });
}

function latestViewers(window: RoomCounters): number | undefined {
  return [...window.minutes, ...window.recent].findLast((bucket) => bucket.viewers !== undefined)?.viewers;
}

/** The last minute against the fifth before it; a room's first minute is not whole and compares with nothing. */
function changeOf(history: readonly number[], perMinute: number): number | undefined {
  const place = history.length - 1 - COMPARED_MINUTES;
  const before = history[place] ?? 0;
  const wasOnAir = (history[place - 1] ?? 0) > 0;
  return wasOnAir && before >= ENOUGH_TO_COMPARE ? perMinute / before - 1 : undefined;
}
