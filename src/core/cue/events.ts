import type { AuditActor } from '../audit/audit-entry.js';

interface EventBase {
  readonly cueId: string;
  readonly roomId: string;
  /** Position in its cue, from 1 without gaps: two writers cannot take the same place. */
  readonly seq: number;
  readonly at: number;
  readonly by: AuditActor;
}

/** The script that a cue was filled from. */
export interface CuedScript {
  readonly scriptId: string;
  readonly version: number;
}

/** Everything that can happen to a cue. Its state is the fold of these and nothing else. */
export type CueEvent = EventBase &
  (
    | {
        readonly type: 'sent';
        readonly text: string;
        readonly incidentId?: string;
        readonly script?: CuedScript;
      }
    /** The tablet says that it displays it. */
    | { readonly type: 'shown' }
    /** The host touched the tablet. */
    | { readonly type: 'received' }
    /** No receipt within `RECEIPT_WITHIN`. A later one still counts. */
    | { readonly type: 'unseen' }
    | { readonly type: 'withdrawn' }
    /** A newer cue took its place on the tablet. */
    | { readonly type: 'replaced'; readonly newerId: string }
  );

export type CueEventType = CueEvent['type'];
