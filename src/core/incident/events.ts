import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Audience } from '../script/script.js';
import type { SignalKind } from '../signal.js';
import type { Topic } from '../topic.js';
import type { ClockName, EscalateTo } from './desk-settings.js';
import type { IncidentView } from './view.js';

/** Who did it: a person's name, or a part of the system. */
export type Actor = { readonly type: 'person'; readonly name: string } | { readonly type: 'system' };

interface EventBase {
  readonly incidentId: string;
  readonly roomId: string;
  /** Position in its incident, from 1 without gaps: two writers cannot take the same place. */
  readonly seq: number;
  readonly at: number;
  readonly by: Actor;
}

/** What is wrong, at the coarseness at which one answer serves: a topic, a flood, a dead feed … */
export type Cause = Topic | 'negative' | 'flood' | 'activity' | 'feed' | 'platform' | 'opinion' | 'keyword';

export interface SignalRef {
  readonly signalId: string;
  readonly kind: SignalKind;
  readonly subject: string;
  readonly topic?: Topic;
  readonly grade: Grade;
}

/** When a clock speaks: at half of its time, at three quarters, and when the time is up. */
export const CLOCK_MARKS = ['half', 'threequarters', 'due'] as const;
export type ClockMark = (typeof CLOCK_MARKS)[number];

/** What goes over to the incident that takes another one in. */
export type AbsorbedIncident = Pick<
  IncidentView,
  | 'id'
  | 'cause'
  | 'status'
  | 'held'
  | 'grade'
  | 'signals'
  | 'facts'
  | 'detectedAt'
  | 'claimedAt'
  | 'claimedBy'
  | 'answeredAt'
  | 'scriptsUsed'
  | 'clocks'
  | 'escalated'
>;

/** Everything that can happen to an incident. Its state is the fold of these and nothing else. */
export type IncidentEvent = EventBase & (FoundEvent | WatchedEvent | DeskEvent | SaidEvent | ClockEvent);

/** How it begins, what the signals do, and how it ends by itself. */
type FoundEvent =
  | {
      readonly type: 'detected';
      readonly cause: Cause;
      readonly signal: SignalRef;
      readonly facts: Facts;
      /** A person took it out of that incident; for an answer the public waits since then (ms). */
      readonly splitFrom?: { readonly incidentId: string; readonly since: number };
    }
  | { readonly type: 'signal.joined'; readonly signal: SignalRef; readonly facts: Facts }
  | { readonly type: 'signal.cleared'; readonly signalId: string }
  | { readonly type: 'quiet' };

/** What is decided on, by people or for want of them. */
type WatchedEvent =
  | {
      /** By a person it needs a why, and stands until a person gives another. */
      readonly type: 'graded';
      readonly grade: Grade;
      readonly reasons: readonly GradeReason[];
      readonly why?: string;
    }
  /** What the system would grade what a person has graded. */
  | { readonly type: 'grade.proposed'; readonly grade: Grade; readonly reasons: readonly GradeReason[] }
  | {
      readonly type: 'resolved';
      readonly note?: string;
      /** A person says that it is over. Left out where nobody does: it stayed quiet and nobody had taken it. */
      readonly allClear?: true;
      /** For an all-clear while signals are open. */
      readonly why?: string;
    }
  | { readonly type: 'reopened'; readonly why: string };

/** Who has it, and what belongs to it. */
type DeskEvent =
  | { readonly type: 'claimed' }
  /** Its owner, or whoever takes it from them, gives it to `to`. */
  | { readonly type: 'handed'; readonly to: string; readonly why?: string }
  /** It is nobody's again. */
  | { readonly type: 'released'; readonly why?: string }
  /** Neither quiet nor closed by itself before `until`. */
  | { readonly type: 'held'; readonly until: number; readonly why: string }
  /** It goes on in another incident, which has absorbed it. */
  | { readonly type: 'merged'; readonly into: string; readonly why?: string }
  | { readonly type: 'absorbed'; readonly from: AbsorbedIncident; readonly why?: string }
  /** These signals go on in an incident of their own. */
  | {
      readonly type: 'split';
      readonly signalIds: readonly string[];
      readonly into: string;
      readonly why: string;
    };

/** What was said to somebody. */
type SaidEvent =
  | {
      readonly type: 'script.used';
      readonly scriptId: string;
      readonly version: number;
      readonly text: string;
      /** Said to the room or to the social public, not in the host's ear or to one viewer: the public has an answer. */
      readonly public: boolean;
      /** To whom it was said; missing in events before it was kept. */
      readonly audience?: Audience;
      /** What it gives away; left out where nothing. */
      readonly compensation?: Promised;
      /** The announcement that it was published as. */
      readonly announcementId?: string;
    }
  | { readonly type: 'cued'; readonly cueId: string; readonly text: string }
  | {
      readonly type: 'announced';
      readonly announcementId: string;
      readonly text: string;
      /** The public could read it: its wait is over. */
      readonly public: boolean;
    };

/** What the clocks do. */
type ClockEvent =
  | { readonly type: 'clock.rang'; readonly clock: ClockName; readonly mark: ClockMark }
  /** `step`: place in the chain of the grade, from 0. */
  | {
      readonly type: 'escalated';
      readonly grade: Grade;
      readonly step: number;
      readonly to: EscalateTo;
    };

/** Compensation that words promise, yuan. */
export interface Promised {
  readonly total: number;
  /** By what it is given as: coupons, red packets, lucky bags … */
  readonly byKind: Readonly<Record<string, number>>;
}

export type IncidentEventType = IncidentEvent['type'];

/** Why this grade: a code that `gradeReasonInWords` tells in Chinese and English. */
export interface GradeReason {
  readonly code: string;
  readonly facts: Facts;
}
