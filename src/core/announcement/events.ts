import type { Receipt } from '../delivery/outgoing.js';
import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { GuardFinding } from '../guard/finding.js';
import type { Actor } from '../incident/events.js';
import type { Compensation } from '../script/compensation.js';

/** To whom an announcement speaks: the room, or the social public. */
export type PublicAudience = 'room' | 'social';

/** The script that a text came from, as it was when the text was taken: what the text is compared with. */
interface QuotedScript {
  readonly scriptId: string;
  readonly version: number;
  /** What filled it, by variable name; left out in what was written before it was kept. */
  readonly values?: Readonly<Record<string, string>>;
  /** Filled, before anybody changed a word. */
  readonly text: string;
  /** Places that its author filled with a sentence of their own; left out where there is none. */
  readonly ownWords?: readonly string[];
  /** Who wrote this version of the script in the console. */
  readonly writtenBy?: string;
}

/** What an author wants said. */
export interface Draft {
  readonly text: string;
  readonly audience: PublicAudience;
  readonly incidentId?: string;
  readonly script?: QuotedScript;
  /** What the text promises to give, in yuan. */
  readonly compensation?: Compensation;
  /** Names of publishers. */
  readonly channels: readonly string[];
  /** Stays until it is taken away. */
  readonly pinned: boolean;
  /** ms; at once when left out. */
  readonly publishAt?: number;
}

/** What the guard found in a text and a moderator lets pass all the same. */
export interface Override {
  /** See `findingKey`. */
  readonly finding: string;
  readonly why: string;
}

/** Why somebody else must agree: a code that `confirmReasonInWords` tells in Chinese and English. */
export interface ConfirmReason {
  readonly code: 'grade' | 'free' | 'edited' | 'filled' | 'own-script' | 'overridden' | 'compensation';
  readonly facts: Facts;
}

interface EventBase {
  readonly announcementId: string;
  readonly roomId: string;
  /** Position in its announcement, from 1 without gaps: two writers cannot take the same place. */
  readonly seq: number;
  readonly at: number;
  readonly by: Actor;
}

/** Everything that can happen to an announcement. Its state is the fold of these and nothing else. */
export type AnnouncementEvent = EventBase &
  (
    | { readonly type: 'drafted'; readonly draft: Draft }
    | { readonly type: 'edited'; readonly draft: Draft }
    | {
        readonly type: 'submitted';
        readonly findings: readonly GuardFinding[];
        readonly overrides: readonly Override[];
        /** Of the worst incident that it answers or that went on in its room, when it was submitted. */
        readonly grade?: Grade;
        /** None: nobody else has to agree. */
        readonly needs: readonly ConfirmReason[];
        /** ms; nobody agreed by then: it lapses. */
        readonly lapseAt?: number;
      }
    | { readonly type: 'approved'; readonly note?: string }
    | { readonly type: 'returned'; readonly note: string }
    | { readonly type: 'lapsed' }
    | { readonly type: 'withdrawn'; readonly why?: string }
    /** An administrator lets it out without a second person, in an emergency. */
    | { readonly type: 'forced'; readonly why: string }
    /** Nobody had to agree to it, and now, at its hour, somebody must: it waits instead of going out. */
    | {
        readonly type: 'held';
        readonly grade?: Grade;
        readonly needs: readonly ConfirmReason[];
        readonly lapseAt: number;
      }
    | {
        readonly type: 'released';
        /** Those of its channels from which it comes back in the room's chat; none: nobody misses it there. */
        readonly comesBack?: readonly string[];
        /** ms from the first of their deliveries within which it must be back. */
        readonly visibleWithin?: number;
      }
    | { readonly type: 'delivered'; readonly channel: string; readonly receipt: Receipt }
    | { readonly type: 'refused'; readonly channel: string; readonly reason: string }
    | { readonly type: 'seen'; readonly messageId: string }
    | { readonly type: 'unseen' }
  );

export type AnnouncementEventType = AnnouncementEvent['type'];

type WithoutBase<Event> = Event extends unknown ? Omit<Event, keyof EventBase> : never;

/** What an event says, without where and when. */
export type AnnouncementBody = WithoutBase<AnnouncementEvent>;
