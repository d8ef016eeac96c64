import type { PublicAudience } from '../announcement/events.js';
import type { Grade } from '../grade.js';
import type { Said } from '../said.js';

/** What a channel gave us in return for what it took. Kept for ever. */
export interface Receipt {
  /** ms, by our clock. */
  readonly at: number;
  /** What the other side calls it, where it says so. */
  readonly reference?: string;
  /** Nothing was done, it was only shown what would be: the room is not armed, or the channel is set so. */
  readonly dryRun?: true;
}

interface Outgoing {
  /** The idempotency key: the same for every attempt, and sent along wherever the other side can use it. */
  readonly key: string;
  readonly roomId: string;
}

/** An official text on its way to one channel. */
export interface OutgoingText extends Outgoing {
  readonly announcementId: string;
  readonly text: string;
  /** To whom it speaks; left out: to the room. */
  readonly audience?: PublicAudience;
  /** Shown until it is taken away, not only said once. */
  readonly pinned: boolean;
  /** ms; when it was released. */
  readonly at: number;
}

/** A notice to the staff, on its way to one channel. */
export interface Notice extends Outgoing {
  readonly roomName: string;
  readonly grade: Grade;
  /** One line. */
  readonly title: Said;
  /** Lines of plain text, weightiest first. */
  readonly lines: readonly Said[];
  /** Where to look: an address of the console. */
  readonly url?: string;
}

/** Something done to a room. */
export type RoomAction =
  | { readonly type: 'mute'; readonly userId: string; readonly seconds: number }
  | { readonly type: 'unmute'; readonly userId: string }
  | { readonly type: 'remove'; readonly userId: string }
  | { readonly type: 'slow'; /** Between two messages of one viewer; 0 ends it. */ readonly seconds: number }
  | { readonly type: 'pin'; readonly text: string }
  | { readonly type: 'unpin' };

export type RoomActionType = RoomAction['type'];

export interface OutgoingAction extends Outgoing {
  readonly actionId: string;
  readonly action: RoomAction;
  /** ms; when it was released. */
  readonly at: number;
  /** Only to be shown: the room was not armed when somebody ordered it. */
  readonly dryRun?: true;
}
