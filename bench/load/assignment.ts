import type { Spread } from '../report/quantile.js';

/** What a generator is to do. Travels between processes: plain values only. */
export interface Assignment {
  readonly url: string;
  readonly key: string;
  readonly rooms: readonly RoomShare[];
  /** Messages a POST. */
  readonly batch: number;
  readonly seconds: number;
  readonly pace: Pace;
}

/**
 * `held`: POSTs leave at their time whether or not earlier ones were answered, so that a slow answer delays
 * none of the following (no coordinated omission). `greedy`: each connection sends when it was answered.
 */
export type Pace =
  | { readonly kind: 'held'; readonly rate: number }
  | { readonly kind: 'greedy'; readonly connections: number };

export interface RoomShare {
  readonly id: string;
  /** Of all POSTs, 0 … 1; the rooms together make 1. */
  readonly share: number;
  readonly viewers: number;
}

/** What the generator did. Times are ms since the epoch. */
export interface Delivery {
  readonly sent: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Answers 429. The POST was sent again when Retry-After said so, its times unchanged. */
  readonly turnedAway: number;
  /** No answer, or 5xx; sent again likewise. */
  readonly failed: number;
  readonly from: number;
  /** When the last POST was due. */
  readonly until: number;
  /** When the last answer came. */
  readonly answeredAt: number;
  /** How late POSTs left, ms. */
  readonly lateness: Spread;
  /** How long an answer 202 took, ms. */
  readonly answers: Spread;
  /** Of the generating process, in user and kernel. */
  readonly cpuSeconds: number;
}

export type FromGenerator =
  | { readonly kind: 'progress'; readonly sent: number; readonly accepted: number }
  | { readonly kind: 'done'; readonly delivery: Delivery };
