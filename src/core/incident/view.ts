import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { ClockName, EscalateTo } from './desk-settings.js';
import type { Actor, Cause, ClockMark, GradeReason, IncidentEventType, SignalRef } from './events.js';

export const INCIDENT_STATUSES = ['open', 'claimed', 'quiet', 'resolved', 'merged'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** A script that somebody used for an incident, and when last. */
interface UsedScript {
  readonly scriptId: string;
  readonly version: number;
  readonly at: number;
  readonly by: Actor;
}

/** One clock as far as the events tell: how long it has, the settings say. See `clocksOf`. */
export interface ClockRun {
  readonly startedAt: number;
  /** ms for which it stood still. */
  readonly pausedMs: number;
  /** It stands still since then: nothing is wrong any more. */
  readonly pausedAt?: number;
  /** What it waited for has happened. */
  readonly stoppedAt?: number;
  /** In the order in which they rang. */
  readonly rung: readonly ClockMark[];
}

export type ClockRuns = { readonly [Clock in ClockName]: ClockRun };

/** One step of an escalation chain that was taken. */
interface Escalation {
  readonly grade: Grade;
  readonly step: number;
  readonly to: EscalateTo;
  readonly at: number;
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
  /** A person set the grade, and only people change it. */
  readonly pinned?: { readonly by: string; readonly why: string; readonly at: number };
  /** What the system would grade it now, where a person graded it otherwise. */
  readonly proposed?: {
    readonly grade: Grade;
    readonly reasons: readonly GradeReason[];
    readonly at: number;
  };
  readonly signals: readonly (SignalRef & { readonly clearedAt?: number })[];
  /** The newest numbers that its signals gave. */
  readonly facts: Facts;
  /** The earliest of all that it absorbed. */
  readonly detectedAt: number;
  readonly claimedAt?: number;
  readonly claimedBy?: string;
  /** First public words: the golden-fifteen-minutes clock stops here. */
  readonly answeredAt?: number;
  /** One entry a script, its last use; in the order of use. */
  readonly scriptsUsed: readonly UsedScript[];
  readonly quietAt?: number;
  readonly resolvedAt?: number;
  /** A person keeps it from falling quiet; without `until` for as long as nobody gives the all-clear. */
  readonly held?: {
    readonly by: string;
    readonly why: string;
    readonly at: number;
    readonly until?: number;
  };
  /** Where it goes on. */
  readonly mergedInto?: string;
  /** What it took in, in that order, and which person said that the two are one; left out where it took in nothing. */
  readonly absorbed?: readonly {
    readonly incidentId: string;
    readonly cause: Cause;
    readonly by?: string;
  }[];
  /** A person took it out of that incident. */
  readonly splitFrom?: string;
  readonly clocks: ClockRuns;
  /** Since it last waited to be claimed. */
  readonly escalated: readonly Escalation[];
  /** What a person last did to it. */
  readonly lastDeed?: {
    readonly type: IncidentEventType;
    readonly by: string;
    readonly at: number;
  };
  /** Number of events folded; the next event's seq is one more. */
  readonly seq: number;
}

/** @returns whether nothing more happens to it by itself */
export function isOver({ status }: Pick<IncidentView, 'status'>): boolean {
  return status === 'resolved' || status === 'merged';
}

/** @returns whether something is wrong, as far as is known */
export function isAwake({ status }: Pick<IncidentView, 'status'>): boolean {
  return status === 'open' || status === 'claimed';
}
