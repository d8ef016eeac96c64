import type { CuedScript } from './events.js';

export type CueStatus = 'sent' | 'shown' | 'unseen' | 'received' | 'withdrawn' | 'replaced';

/** A cue as it stands: the fold of its events. Times are ms. */
export interface CueView {
  readonly id: string;
  readonly roomId: string;
  readonly text: string;
  /** Name of who sent it. */
  readonly author: string;
  readonly incidentId?: string;
  readonly script?: CuedScript;
  readonly status: CueStatus;
  readonly sentAt: number;
  /** A receipt after this is late; without any the cue is unseen from then on. */
  readonly dueAt: number;
  readonly shownAt?: number;
  readonly receivedAt?: number;
  readonly unseenAt?: number;
  readonly withdrawnAt?: number;
  readonly replacedAt?: number;
  /** Number of events folded; the next event's seq is one more. */
  readonly seq: number;
}

/** How long a host may take to touch, before the controller is told that nobody did, ms. */
export const RECEIPT_WITHIN = 20_000;

/** @returns whether the host saw it, but too late for whoever waited */
export function isLate({ receivedAt, dueAt }: Pick<CueView, 'receivedAt' | 'dueAt'>): boolean {
  return receivedAt !== undefined && receivedAt > dueAt;
}

/** A cue belongs to its broadcast: sent longer ago than this it is on no screen any more, ms. */
export const CUE_SHOWN_FOR = 12 * 3_600_000;
