import type { Evidence } from './evidence.js';
import type { Grade } from './grade.js';
import type { Topic } from './topic.js';

export const SIGNAL_KINDS = [
  'flood.user',
  'flood.coordinated',
  'spike.negative',
  'spike.topic',
  'keyword.burst',
  'activity.drop',
  'feed.stalled',
  'mention.surge',
  'platform.warning',
] as const;

export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Something true of a room's window, with the evidence that compares it with what is usual there. */
export interface SignalFinding {
  readonly kind: SignalKind;
  /** What tells two signals of one kind apart: a topic, a keyword, a user, a fingerprint; '' when nothing does. */
  readonly subject: string;
  readonly topic?: Topic;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
}

/** A signal as raised: at most one open for each (room, kind, subject). */
export interface Signal extends SignalFinding {
  readonly id: string;
  readonly roomId: string;
  readonly raisedAt: number;
  /** Last time it was found true, or could not be judged and was held. */
  readonly seenAt: number;
  readonly clearedAt?: number;
}

/** What one evaluation of a room changed. */
export type SignalChange =
  | { readonly change: 'raised' | 'updated'; readonly signal: Signal }
  | { readonly change: 'cleared'; readonly signal: Signal };
