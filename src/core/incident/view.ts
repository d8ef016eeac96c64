import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Cause, GradeReason, SignalRef } from './events.js';

export type IncidentStatus = 'open' | 'claimed' | 'quiet' | 'resolved';

/** An incident as it stands: the fold of its events. */
export interface IncidentView {
  readonly id: string;
  readonly roomId: string;
  readonly cause: Cause;
  readonly status: IncidentStatus;
  readonly grade: Grade;
  readonly gradeReasons: readonly GradeReason[];
  readonly signals: readonly (SignalRef & { readonly clearedAt?: number })[];
  /** The newest numbers that its signals gave. */
  readonly facts: Facts;
  readonly detectedAt: number;
  readonly claimedAt?: number;
  readonly claimedBy?: string;
  /** First public words: the golden-fifteen-minutes clock stops here. */
  readonly answeredAt?: number;
  readonly quietAt?: number;
  readonly resolvedAt?: number;
  /** Number of events folded; the next event's seq is one more. */
  readonly seq: number;
}
