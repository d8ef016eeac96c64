import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Audience } from '../script/script.js';
import type { SignalKind } from '../signal.js';
import type { Topic } from '../topic.js';

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

/** Everything that can happen to an incident. Its state is the fold of these and nothing else. */
export type IncidentEvent = EventBase &
  (
    | { readonly type: 'detected'; readonly cause: Cause; readonly signal: SignalRef; readonly facts: Facts }
    | { readonly type: 'graded'; readonly grade: Grade; readonly reasons: readonly GradeReason[] }
    | { readonly type: 'signal.joined'; readonly signal: SignalRef; readonly facts: Facts }
    | { readonly type: 'signal.cleared'; readonly signalId: string }
    | { readonly type: 'claimed' }
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
      }
    | { readonly type: 'quiet' }
    | { readonly type: 'resolved'; readonly note?: string }
  );

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
