import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Actor, Cause, GradeReason, SignalRef } from './events.js';

export type IncidentStatus = 'open' | 'claimed' | 'quiet' | 'resolved';

/** A script that somebody used for an incident, and when last. */
interface UsedScript {
  readonly scriptId: string;
  readonly version: number;
  readonly at: number;
  readonly by: Actor;
}

/** An incident as it stands: the fold of its events. */
export interface IncidentView {
  readonly id: string;
  readonly roomId: string;
  readonly cause: Cause;
  readonly status: IncidentStatus;
  readonly grade: Grade;
  /** Time of the event that last set the grade. */
  readonly gradedAt: number;
  readonly gradeReasons: readonly GradeReason[];
  readonly signals: readonly (SignalRef & { readonly clearedAt?: number })[];
  /** The newest numbers that its signals gave. */
  readonly facts: Facts;
  readonly detectedAt: number;
  readonly claimedAt?: number;
  readonly claimedBy?: string;
  /** First public words: the golden-fifteen-minutes clock stops here. */
  readonly answeredAt?: number;
  /** One entry a script, its last use; in the order of use. */
  readonly scriptsUsed: readonly UsedScript[];
  readonly quietAt?: number;
  readonly resolvedAt?: number;
  /** Number of events folded; the next event's seq is one more. */
  readonly seq: number;
}
