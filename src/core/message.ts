/** A danmaku is said in the room; a mention is said about it on a social platform. */
export type MessageKind = 'danmaku' | 'mention';

/**
 * Where `sentAt` comes from. Only `source` is the sender's own clock; the others were stamped with the
 * time of arrival because the source gave none, or gave one that cannot be true.
 */
export type ClockMark = 'source' | 'arrival.missing' | 'arrival.future' | 'arrival.old';

/** One accepted danmaku or mention. Immutable; the same in the queue, the detectors and the archive. */
export interface Message {
  /** UUID v7, given on arrival; stable however often the batch is retried. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly roomId: string;
  /** The adapter or client that brought it, e.g. `replay`, `demo`, `bilibili`. */
  readonly source: string;
  /** The source's own id (64-bit ids as strings); messages without one cannot be deduplicated. */
  readonly externalId?: string;
  /** Empty when the source gives no user. */
  readonly userId: string;
  readonly userName?: string;
  /** At most 10,000 UTF-16 units. */
  readonly text: string;
  /** How many the platform merged into this one; at least 1. */
  readonly count: number;
  /** Event time, ms since the epoch. */
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly clock: ClockMark;
  /** Mentions only. */
  readonly url?: string;
}
