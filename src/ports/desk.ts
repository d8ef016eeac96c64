/** What the response desk asks of the store: one ledger that writes, and readers of each part. ports.ts hands them on. */
import type { ActionOrder } from '../core/action/order.js';
import type { AnnouncementEvent } from '../core/announcement/events.js';
import type { AnnouncementStatus, AnnouncementView } from '../core/announcement/view.js';
import type { Delivery, DeliveryProgress, Settlement } from '../core/delivery/delivery.js';
import type { AuditEntry, Origin } from '../core/audit/audit-entry.js';
import type { CueEvent } from '../core/cue/events.js';
import type { TimelineItem, TimelinePlace, TimelineScope } from '../core/incident/timeline.js';
import type { IncidentStatus, IncidentView } from '../core/incident/view.js';
import type { IncidentEvent } from '../core/incident/events.js';
import type { NewUse } from '../core/review/script-use.js';
import type { Signal } from '../core/signal.js';
import type { LiveEvent } from '../live/events.js';

/** What a decision took for granted: when it is otherwise by the time of writing, nothing is written. */
export type Assumption =
  | {
      readonly about: 'viewers';
      readonly author: string;
      /** ms */
      readonly since: number;
      /** Of the author's orders since then. */
      readonly viewers: number;
    }
  | {
      readonly about: 'promises';
      readonly author: string;
      readonly roomId: string;
      /** ms */
      readonly since: number;
      /** How often the author promised something in the room since then. */
      readonly count: number;
    };

/** What one decision changes, in every part of the desk. */
export interface DeskChange {
  readonly assumptions?: readonly Assumption[];
  readonly signals?: readonly Signal[];
  readonly events?: readonly IncidentEvent[];
  readonly steps?: readonly AnnouncementEvent[];
  /** In the order in which they happen: a cue leaves its room's place before another takes it. */
  readonly cues?: readonly CueEvent[];
  /** Uses of scripts that no incident's event tells. */
  readonly uses?: readonly NewUse[];
  /** Orders as they stand now. */
  readonly orders?: readonly ActionOrder[];
  readonly deliveries?: readonly Delivery[];
  readonly settlements?: readonly Settlement[];
  /** What else the audit trail is told; events of incidents and cues and announcements' steps are told by themselves. */
  readonly audit?: readonly AuditEntry[];
  /** Where a person's request came from. */
  readonly from?: Origin;
  readonly outbox: readonly LiveEvent[];
}

/**
 * Where incidents, announcements, cues, orders and deliveries change: a decision is one transaction with its events, its audit
 * trail and its outbox. People, scripts and arming have stores of their own that keep the same law.
 */
export interface Ledger {
  /**
   * @throws ConflictError when another process wrote to one of the parts first; IllegalTransition, IllegalStep, IllegalCueTransition, OwnWords when a part, as it is in the
   * transaction, does not take an event. Nothing was kept then.
   */
  commit(change: DeskChange): Promise<void>;
}

/** Signals and incidents. */
export interface IncidentStore extends Ledger {
  /** Rooms with an open signal or an incident that is not over, on air or not. */
  roomsInTrouble(): Promise<readonly string[]>;
  openSignals(roomId: string): Promise<readonly Signal[]>;
  /** Incident streams of a room that are not over, oldest first, each with its events in order. */
  openIncidents(roomId: string): Promise<readonly (readonly IncidentEvent[])[]>;
  incident(incidentId: string): Promise<readonly IncidentEvent[]>;
  /** Ids of the incidents of which a clock fell due by `now` (ms), the longest due first. */
  due(now: number, limit: number): Promise<readonly string[]>;
  /** Notes anew when the clocks of an incident fall due, or of all that are not over: the settings have changed. */
  restamp(incidentId?: string): Promise<void>;
}

export interface IncidentQuery {
  /** Left out: in any state. */
  readonly statuses?: readonly IncidentStatus[];
  /** Left out: of all rooms. */
  readonly roomIds?: readonly string[];
  /** An incident's id: only those found before it. */
  readonly before?: string;
  readonly limit: number;
}

/** What the store knows of incidents, for people who look back. */
export interface IncidentReader {
  /** The last found first. */
  list(query: IncidentQuery): Promise<readonly IncidentView[]>;
  /** Everything in the scope that comes after a place, in order, at most `limit`. */
  timeline(
    scope: TimelineScope,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<readonly TimelineItem[]>;
}

export interface AnnouncementFilter {
  /** Left out: every room. */
  readonly rooms?: readonly string[];
  readonly statuses?: readonly AnnouncementStatus[];
  readonly incidentId?: string;
}

/** Reads announcements. */
export interface AnnouncementStore {
  /** In order; none for an id never heard of. */
  events(announcementId: string): Promise<readonly AnnouncementEvent[]>;
  /** The last touched first. */
  list(filter: AnnouncementFilter, limit: number): Promise<readonly AnnouncementView[]>;
  /** Those to which something must happen by themselves by `now`, the longest due first. */
  due(now: number, limit: number): Promise<readonly string[]>;
}

/** Reads orders to act on rooms. */
export interface OrderStore {
  find(orderId: string): Promise<ActionOrder | undefined>;
  /** Newest first. */
  list(roomId: string, limit: number): Promise<readonly ActionOrder[]>;
  /** Those that nobody agreed to in time. */
  lapsing(now: number, limit: number): Promise<readonly string[]>;
  /** Viewers about whom an author's orders since then were, or still may be. */
  viewersActedOn(author: string, since: number): Promise<number>;
}

/** Who let actions be done in a room, and until when. */
export interface Arming {
  readonly by: string;
  /** ms */
  readonly at: number;
  readonly until: number;
}

/** Which rooms are armed; in any other, actions are only shown. */
export interface RoomArming {
  of(roomId: string, now: number): Promise<Arming | undefined>;
  arm(roomId: string, arming: Arming, audit: AuditEntry): Promise<void>;
  /** Ends it; a room that is not armed by the time of the entry stays as it is, and nothing is noted. */
  secure(roomId: string, audit: AuditEntry): Promise<void>;
}

/** Reads what is on its way to the channels. */
export interface DeliveryStore {
  find(deliveryId: string): Promise<DeliveryProgress | undefined>;
  /** Those that no channel took or refused, oldest first. @param channel left out: of every channel */
  waiting(limit: number, channel?: string): Promise<readonly DeliveryProgress[]>;
  /** Those that wait and were decided on since then (ms), newest first. */
  fresh(since: number, limit: number): Promise<readonly DeliveryProgress[]>;
  /** Those that wait though their time was over by then (ms), the longest over first. */
  expired(by: number, limit: number): Promise<readonly DeliveryProgress[]>;
  /** Of an announcement, an incident or an action, oldest first. */
  ofSubject(subjectId: string): Promise<readonly DeliveryProgress[]>;
  /**
   * Counts an attempt before it is made: what has none was never given to anybody.
   * @returns false when it does not wait any more, and must not be made
   */
  begin(deliveryId: string): Promise<boolean>;
  /** Keeps why an attempt failed. @param error for people, without secrets */
  noteFailure(deliveryId: string, error: string): Promise<void>;
}

/** An official text that should come back in a room's chat. */
export interface Expected {
  readonly announcementId: string;
  readonly roomId: string;
  /** See `essenceOf`. */
  readonly essence: string;
  /** ms; what came before is something else. */
  readonly since: number;
  /** ms; later nobody looks for it any more. */
  readonly until: number;
}

/**
 * What should come back in the chat. Noted before a channel is given the text and read with each batch of messages, so
 * that an answer cannot slip through between the two.
 */
export interface Expectations {
  note(expected: Expected): Promise<void>;
  /** Of the rooms of a shard. */
  of(shard: number): Promise<readonly Expected[]>;
  forget(expected: Pick<Expected, 'roomId' | 'announcementId'>): Promise<void>;
}
