import type { Receipt } from '../delivery/outgoing.js';
import type { Grade } from '../grade.js';
import type { GuardFinding } from '../guard/finding.js';
import type { AnnouncementEventType, ConfirmReason, Draft, Override } from './events.js';

/**
 * - `draft`: being written; also what was returned, with the note
 * - `waiting`: somebody else must agree
 * - `scheduled`: agreed, its time has not come
 * - `publishing`: on its way to its channels
 * - `delivered`: at least one channel took it
 * - `seen`: it came back in the room's chat
 * - `failed`: every channel refused it
 * - `lapsed`: nobody agreed in time, or its hour passed before it could go out
 * - `withdrawn`: taken back before it went out
 */
export const ANNOUNCEMENT_STATUSES = [
  'draft',
  'waiting',
  'scheduled',
  'publishing',
  'delivered',
  'seen',
  'failed',
  'lapsed',
  'withdrawn',
] as const;
export type AnnouncementStatus = (typeof ANNOUNCEMENT_STATUSES)[number];

/** How far one channel is. */
export interface ChannelState {
  readonly state: 'waiting' | 'delivered' | 'refused';
  readonly at?: number;
  readonly receipt?: Receipt;
  /** Why it was refused. */
  readonly reason?: string;
}

/** An announcement as it stands: the fold of its events. */
export interface AnnouncementView {
  readonly id: string;
  readonly roomId: string;
  readonly status: AnnouncementStatus;
  readonly draft: Draft;
  /** Everybody who wrote or changed the words, first the one who began: none of them may confirm. */
  readonly authors: readonly string[];
  readonly createdAt: number;
  readonly findings: readonly GuardFinding[];
  readonly overrides: readonly Override[];
  readonly needs: readonly ConfirmReason[];
  readonly grade?: Grade;
  readonly submittedAt?: number;
  /** Who sent it off last: what it promises, they promise. */
  readonly submittedBy?: string;
  readonly lapseAt?: number;
  /** Who agreed, or forced it. */
  readonly confirmedBy?: string;
  readonly confirmedAt?: number;
  readonly forcedWhy?: string;
  /** Why it last came back to its author, by whom; it stays, for whoever looks at it the second time. */
  readonly returned?: { readonly by: string; readonly note: string; readonly at: number };
  readonly releasedAt?: number;
  readonly channels: Readonly<Record<string, ChannelState>>;
  /** First channel that took it. */
  readonly deliveredAt?: number;
  /** Those of its channels from which it comes back in the room's chat. */
  readonly comesBack?: readonly string[];
  /** ms from the first of their deliveries within which it must be back. */
  readonly visibleWithin?: number;
  readonly seenAt?: number;
  /** The chat message in which it came back. */
  readonly seenIn?: string;
  /** Sent, and not visible when it should have been. It may still be seen later. */
  readonly unseenAt?: number;
  /** The newest event; left out in what was kept before it was noted. */
  readonly last?: { readonly type: AnnouncementEventType; readonly by: string; readonly at: number };
  /** Number of events folded. */
  readonly seq: number;
}
