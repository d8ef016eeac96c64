/**
 * Every plug-in point of the system, on one page. A step of the flow speaks to the outside through one of
 * these and through nothing else; adapters/ holds what plugs in; plugs.ts says which one does.
 */
import type { ActionOrder } from './core/action/order.js';
import type { AnnouncementEvent } from './core/announcement/events.js';
import type { AnnouncementStatus, AnnouncementView } from './core/announcement/view.js';
import type { Delivery, DeliveryProgress, Settlement } from './core/delivery/delivery.js';
import type { AccessKey } from './core/access/key.js';
import type { Person } from './core/access/person.js';
import type { AuditEntry, Origin } from './core/audit/audit-entry.js';
import type { CueEvent } from './core/cue/events.js';
import type { Tablet } from './core/cue/tablet.js';
import type { CueView } from './core/cue/view.js';
import type { Notice, OutgoingAction, OutgoingText, Receipt } from './core/delivery/outgoing.js';
import type { PublicAnnouncement } from './core/delivery/public-announcement.js';
import type { Flag } from './core/flag.js';
import type { GuardFinding } from './core/guard/finding.js';

import type { TimelineItem, TimelinePlace, TimelineScope } from './core/incident/timeline.js';
import type { IncidentStatus, IncidentView } from './core/incident/view.js';
import type { Message } from './core/message.js';
import type { ArchivedScript, ScriptText, ScriptVersion } from './core/script/library.js';
import type { Audience, Script } from './core/script/script.js';
import type { IncidentEvent } from './core/incident/events.js';
import type { NewUse } from './core/review/script-use.js';

import type { RuleBook } from './core/match/rule-book.js';
import type { Signal } from './core/signal.js';
import type { SecondReading } from './core/detect/merge-reading.js';
import type { Absence, AppliedBatch, RoomCounters, RoomWindow, WindowBatch } from './core/window/window.js';
import type { Cursor, LiveEvent } from './live/events.js';

/** The only clock. Steps take `now()` once at their edge and hand the number in. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Cuts text into words. The core, which reads with one, says what it must do. */
export type { Segmenter } from './core/text/segmenter.js';

/**
 * A heavier model, over HTTP or in this process, that is shown only the texts the built-in one was nearly undecided
 * about. None plugs in unless configured.
 */
export interface SecondReader {
  /**
   * Reads some texts, at most SECOND_READER_MOST (analyse/shared-questions.ts) of at most READ_LIMIT units each. Up to two
   * calls are under way at once. Nobody waits longer than SECOND_READER_MS: an answer that comes later is thrown
   * away, so an implementation should give up by then. It must not block the event loop meanwhile.
   * @returns as many readings as texts, in their order; undefined for a text that it has nothing to say of
   * @throws when it cannot answer; the batch then goes on as it was. The error is logged: no texts in its message.
   */
  read(texts: readonly string[]): Promise<readonly (SecondReading | undefined)[]>;
}

/** Reads the keyword lists and tells when they changed. */
export interface RuleSource {
  current(): RuleBook;
  onChange(listener: (book: RuleBook) => void): void;
}

/** The prepared scripts that may be used now. */
export interface ScriptSource {
  current(): readonly Script[];
}

/** Checks every text before it leaves in our name, whoever wrote it. */
export interface WordGuard {
  /** @returns by place; of those that block nobody may override any. The same text gets the same findings, until lists change. */
  check(text: string, audience: Audience): readonly GuardFinding[];
}

/** The scripts of a folder, as their files hold them. A broken file keeps its last good version. */
export interface ScriptFiles {
  current(): readonly ScriptText[];
}

/** How the text of a script is written and read. */
export interface ScriptFormat {
  /** @throws ScriptRefused with the line of the first thing that is wrong */
  parse(scriptId: string, source: string): Script;
  /**
   * @returns the text as a file holds it, with that version
   * @throws ScriptRefused as `parse`
   */
  numbered(scriptId: string, source: string, version: number): string;
}

/** What was written in the console. Versions are only ever added. */
export interface ScriptStore {
  /** The latest version of each script that was written in the console, without its text, and what is archived. */
  overview(): Promise<{
    readonly latest: readonly Pick<ScriptVersion, 'scriptId' | 'version'>[];
    readonly archived: readonly ArchivedScript[];
  }>;
  /** Newest first. */
  versions(scriptId: string): Promise<readonly ScriptVersion[]>;
  version(scriptId: string, version: number): Promise<ScriptVersion | undefined>;
  /**
   * @param base the file that it was written from, kept beside it unless it was kept already
   * @throws ConflictError when somebody took that number first
   */
  add(version: ScriptVersion, base: ScriptVersion | undefined, audit: AuditEntry): Promise<void>;
  /** @throws ConflictError when somebody archived it first */
  archive(archived: ArchivedScript, audit: AuditEntry): Promise<void>;
  /** @throws ConflictError when it is not archived */
  restore(scriptId: string, audit: AuditEntry): Promise<void>;
}

/** What the queue holds: accepted, not yet finished. */
export interface Batch {
  readonly id: string;
  readonly shard: number;
  readonly messages: readonly Message[];
}

/**
 * Acceptance: one atomic step per shard drops what was seen before and keeps the rest until `finish`. What
 * `accept` called new survives a kill of any of our processes, also one between `accept` and the queue: what
 * was never marked `queued` is found again by `unqueued`.
 */
export interface Inbox {
  /**
   * @param now ms; duplicates are remembered by time of arrival
   * @returns for each message whether it is new (`true`) or was accepted before
   */
  accept(batch: Batch, now: number): Promise<readonly boolean[]>;
  /** Notes that the batches have their jobs. */
  queued(shard: number, batchIds: readonly string[]): Promise<void>;
  /** Batches accepted before `before` (ms) of which nobody noted that they have a job, oldest first. */
  unqueued(shard: number, before: number, limit: number): Promise<readonly string[]>;
  /** @returns undefined when the batch is finished already. */
  read(shard: number, batchId: string): Promise<Batch | undefined>;
  /** Forgets the batch; finishing twice is finishing once. */
  finish(batch: Batch): Promise<void>;
  /**
   * Tells how far the analysis is behind. A batch that was given up stays unfinished for ever: `since` bounds for
   * how long that counts.
   * @param since ms; of batches accepted then or later
   * @returns when the oldest that is not finished was accepted, undefined when all are
   */
  oldestWaiting(shard: number, since: number): Promise<number | undefined>;
  /** Messages accepted and not finished. */
  pending(shard: number): Promise<number>;
}

/** Event-time window counters. Increments commute; a batch id counts once. */
export interface Windows {
  /** @returns window evidence about single messages; the same answer however often the batch is applied. */
  apply(batch: WindowBatch): Promise<AppliedBatch>;
  /** The room's window as of `now`; empty counters for a room never heard of. */
  read(roomId: string, now: number): Promise<RoomWindow>;
  /** The room's counters as of `now`: what figures on a screen need, at a tenth of the cost of `read`. */
  counters(roomId: string, now: number): Promise<RoomCounters>;
  /** Rooms of a shard that had a message or a viewer figure in the last window horizon. */
  activeRooms(shard: number, now: number): Promise<readonly string[]>;
  /** Notes how many people watch (a gauge: the last figure of a bucket wins). */
  noteViewers(roomId: string, viewers: number, at: number): Promise<void>;
}

/** Who listened when: what nobody was there to hear has not been silent. */
export interface WatchLog {
  /** Notes that messages are taken in just now; every process that does says so every few seconds. */
  listening(): Promise<void>;
  /**
   * Notes that a shard is evaluated now.
   * @returns when nobody took messages in or nobody evaluated the shard, within what windows look back on, oldest
   * first
   */
  watched(shard: number, now: number): Promise<readonly Absence[]>;
}

/** What one analysed batch leaves in the store. */
export interface BatchRecord {
  readonly batchId: string;
  readonly messages: readonly ArchivedMessage[];
  readonly flags: readonly Flag[];
}

export interface ArchivedMessage {
  readonly message: Message;
  readonly sentiment: number;
  readonly topics: readonly string[];
  readonly flagged: boolean;
}

/** Keeps messages and flags. Recording one batch twice leaves what recording it once leaves. */
export interface Archive {
  /** @returns the batch's flags as they are recorded: of the first time, whatever later rules would say */
  record(record: BatchRecord): Promise<readonly Flag[]>;
}

/** Rooms and their names. */
export interface RoomDirectory {
  /** Names a room, or renames it. */
  name(roomId: string, name: string): Promise<void>;
  /** Names by room id; a room nobody named is missing. */
  names(): Promise<ReadonlyMap<string, string>>;
}

/** What a decision took for granted: when it is otherwise by the time of writing, nothing is written. */
export interface Assumption {
  readonly about: 'viewers';
  readonly author: string;
  /** ms */
  readonly since: number;
  /** Of the author's orders since then. */
  readonly viewers: number;
}

/** What one decision changes, in every part of the desk. */
export interface DeskChange {
  readonly assumptions?: readonly Assumption[];
  readonly signals?: readonly Signal[];
  readonly events?: readonly IncidentEvent[];
  readonly steps?: readonly AnnouncementEvent[];
  /** Uses of scripts that no incident's event tells. */
  readonly uses?: readonly NewUse[];
  /** Orders as they stand now. */
  readonly orders?: readonly ActionOrder[];
  readonly deliveries?: readonly Delivery[];
  readonly settlements?: readonly Settlement[];
  /** What else the audit trail is told; incidents' events and announcements' steps are told by themselves. */
  readonly audit?: readonly AuditEntry[];
  /** Where a person's request came from. */
  readonly from?: Origin;
  readonly outbox: readonly LiveEvent[];
}

/** The one place where the desk's state changes: a decision is one transaction with its events, its audit trail and its outbox. */
export interface Ledger {
  /**
   * @throws ConflictError when another process wrote to one of the parts first; IllegalTransition, IllegalStep, OwnWords when a part, as it is in the
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
  /** Ends it. */
  secure(roomId: string, audit: AuditEntry): Promise<void>;
}

/** Reads what is on its way to the channels. */
export interface DeliveryStore {
  find(deliveryId: string): Promise<DeliveryProgress | undefined>;
  /** Those that no channel took or refused, oldest first. */
  waiting(limit: number): Promise<readonly DeliveryProgress[]>;
  /** Of an announcement, an incident or an action, oldest first. */
  ofSubject(subjectId: string): Promise<readonly DeliveryProgress[]>;
  /** Counts an attempt that failed. @param error for people, without secrets */
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

/** What is written about cues at once. */
export interface CueChange {
  /** In the order in which they happen: a cue leaves its room's place before another takes it. */
  readonly events: readonly CueEvent[];
  /** What follows for the incident that the cue is for. */
  readonly incidentEvents: readonly IncidentEvent[];
  readonly audit: readonly AuditEntry[];
  readonly outbox: readonly LiveEvent[];
}

/** Cues to the hosts. At most one of a room waits for its receipt. */
export interface CueStore {
  /** A cue's events in order; none for an id never heard of. */
  events(cueId: string): Promise<readonly CueEvent[]>;
  /**
   * Newest first.
   * @param since ms; sent then or later
   */
  latest(roomId: string, limit: number, since: number): Promise<readonly CueView[]>;
  /** The cue of the room that has no receipt and was not taken away. */
  waiting(roomId: string): Promise<CueView | undefined>;
  /** Cues without receipt whose time is over by `now` and that nobody was told of, the oldest first. */
  due(now: number, limit: number): Promise<readonly string[]>;
  /**
   * All or nothing.
   * @throws ConflictError (core/incident/conflict-error.ts) when another process wrote first
   */
  commit(change: CueChange): Promise<void>;
}

/** What a host's link lets its tablet do: show the cues of one room, and touch them. */
export interface HostKey {
  readonly roomId: string;
  readonly name: string;
  /** Whose key it is. */
  readonly owner: string;
}

/** The keys in hosts' links. */
export interface HostKeys {
  /** @returns undefined when the key is unknown, or does not let anybody in any more */
  roomOf(key: string): Promise<HostKey | undefined>;
}

/** Which rooms' hosts have a tablet that shows the page, so that nobody sends a cue into the void. */
export interface HostTablets {
  /** A tablet of the room shows the page just now. It counts as online for 15 s. */
  seen(roomId: string, now: number): Promise<void>;
  /** By room; one whose tablet was not heard of for a day is missing. */
  of(roomIds: readonly string[]): Promise<ReadonlyMap<string, Tablet>>;
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

export interface StreamedEvent {
  readonly cursor: Cursor;
  readonly event: LiveEvent;
}

/** The stream that every console reads, in one order for all. */
export interface LiveStream {
  /** Appends events, all of them and once for a given key (a batch id, an outbox row). */
  publishOnce(key: string, events: readonly LiveEvent[]): Promise<void>;
  /** Place of the newest event. */
  end(): Promise<Cursor>;
  /** @returns whether everything after `cursor` is still kept. */
  reaches(cursor: Cursor): Promise<boolean>;
  /** Events after one place up to and with another, in order. */
  between(after: Cursor, until: Cursor): AsyncIterable<StreamedEvent>;
  /** Waits up to `waitMs` for events after a place; none when nothing came. */
  next(after: Cursor, waitMs: number): Promise<readonly StreamedEvent[]>;
}

/** A committed event with its place in the outbox: the key under which it is published once. */
export interface QueuedEvent {
  readonly id: string;
  readonly event: LiveEvent;
}

/** What was committed and not yet told. */
export interface Outbox {
  /**
   * Hands over up to `limit` events in order and forgets them once `handle` has resolved; if it rejects they stay.
   * Only one process drains at a time.
   * @returns how many were taken; fewer than `limit`: nothing is left, or somebody else is at it.
   */
  takeOutbox(limit: number, handle: (events: readonly QueuedEvent[]) => Promise<void>): Promise<number>;
}

/** What the store knows of a room, for the console's first look. An id never heard of finds nothing. */
export interface RoomReader {
  /** Newest first; with `before`, a flag's id, only those older than it. */
  latestFlags(roomId: string, limit: number, before?: string): Promise<readonly Flag[]>;
  flag(flagId: string): Promise<Flag | undefined>;
  /** Signals that are open, or were at `since` or later; the last raised first. */
  signals(roomId: string, since: number): Promise<readonly Signal[]>;
  /** Of all rooms: those that nobody has answered for to the end and that are not quiet. */
  openIncidents(): Promise<readonly IncidentView[]>;
  /** The last touched first. */
  incidents(roomId: string, limit: number): Promise<readonly IncidentView[]>;
  /** A message between up to `each` before and `each` after it in its room, oldest first. */
  neighbours(messageId: string, each: number): Promise<readonly ArchivedMessage[]>;
  /** Archived messages, of one room or of all. */
  countMessages(roomId?: string): Promise<number>;
}

/** Broadcasts, what followed the uses of scripts, and what was kept for those who look back. */
export type {
  BroadcastStore,
  DueIncident,
  DueUse,
  EffectStore,
  IncidentCourse,
  ReviewReader,
} from './review/review-ports.js';

/** Keeps the message archive within its days. */
export interface ArchiveKeeper {
  /** Makes room for the coming days and drops those more than `retentionDays` before `now`. Any number of times. */
  keepPartitions(now: number, retentionDays: number): Promise<void>;
}

/**
 * Channels: ways out. Each is named, configured and has a queue of its own. What it is given it may be given again
 * with the same key, after a kill or when its answer was lost: where the other side can tell, it is done once.
 * Each is safe to call from several processes at once, and gives up by itself after 10 s.
 * @throws ChannelRefused (core/delivery/channel-errors.ts) when trying again changes nothing; ChannelBusy, or anything else, when it may be tried again. No secret is in the message.
 */
interface Channel {
  readonly name: string;
}

/** Says official words in public: a room's announcement, its own page, a partner's webhook. */
export interface Publisher extends Channel {
  publish(text: OutgoingText): Promise<Receipt>;
}

/** Does something to a room: mutes, removes, slows, pins. */
export interface RoomActions extends Channel {
  act(action: OutgoingAction): Promise<Receipt>;
}

/** Calls the staff: chat robots, a webhook, mail. A long notice is split, never cut. */
export interface Notifier extends Channel {
  notify(notice: Notice): Promise<Receipt>;
}

/**
 * The official announcements of every room, for our own page: the newest of each room are kept, and every process
 * hears of each. Posting twice with one key is posting once, also from two processes at once.
 */
export interface PublicBoard {
  /** A pinned text takes the place of the one that is pinned. */
  post(text: OutgoingText): Promise<Receipt>;
  /** Takes away what is pinned in a room, if anything is. */
  unpin(roomId: string, key: string): Promise<Receipt>;
  /** The newest ANNOUNCEMENTS_KEPT of a room, newest first; what is pinned is among them. */
  latest(roomId: string): Promise<readonly PublicAnnouncement[]>;
  /** Place of the last change. */
  end(): Promise<Cursor>;
  /** Waits up to `waitMs` for changes in any room after a place; none when nothing came. */
  next(after: Cursor, waitMs: number): Promise<readonly PublicAnnouncement[]>;
}

/** A channel and the rooms that it serves. */
export interface ServedChannel<Port extends Channel> {
  readonly channel: Port;
  /** Empty: every room. */
  readonly rooms: readonly string[];
}

/** Somebody who is signed in, in one browser. */
export interface OpenSession {
  /** SHA-256 of the token that the browser holds. */
  readonly id: string;
  /** A person's name. */
  readonly person: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When and from where the last request came, to the minute. */
  readonly seenAt: number;
  readonly from: Origin;
}

export interface SignedIn {
  readonly session: OpenSession;
  readonly person: Person;
}

/** What becomes of one account. */
export interface PersonChange {
  /** As it is from now on; a name nobody has makes a new account. */
  readonly person: Person;
  /** Of their new password; a new account must have one. */
  readonly passwordHash?: string;
  /** Ends their sessions, but for the one with this id. */
  readonly endSessions?: { readonly except?: string };
  readonly audit: AuditEntry;
}

/** Accounts. They are few: all of them are at hand for every decision. */
export interface PersonStore {
  /** By name, those who left included. */
  people(): Promise<readonly Person[]>;
  secretOf(name: string): Promise<{ readonly person: Person; readonly passwordHash: string } | undefined>;
  /**
   * Decides while nobody else, in any process, changes an account, and writes all of it or nothing.
   * @param decide with everybody by name; undefined changes nothing; what it throws, this throws
   */
  change(
    decide: (people: ReadonlyMap<string, Person>) => PersonChange | undefined,
  ): Promise<PersonChange | undefined>;
  /** The same password, hashed anew; nothing happens when it is another one by now. */
  rehash(name: string, was: string, becomes: string): Promise<void>;
}

/** Who is signed in. Sessions that are over and those of disabled people are not found. */
export interface SessionStore {
  /**
   * Opens a session, and forgets those that are over.
   * @param passwordHash what the password was checked against
   * @returns false when the account has another password by now, or is disabled: nothing is opened then
   */
  open(session: OpenSession, passwordHash: string, audit: AuditEntry): Promise<boolean>;
  read(id: string, now: number): Promise<SignedIn | undefined>;
  /** Of these sessions, those that are still open, by id. */
  stillOpen(ids: readonly string[], now: number): Promise<ReadonlyMap<string, Person>>;
  /** The last seen first. */
  ofPerson(name: string, now: number): Promise<readonly OpenSession[]>;
  seen(id: string, at: number, from: Origin): Promise<void>;
  close(id: string, audit: AuditEntry): Promise<void>;
  /** @returns how many were ended */
  closeAll(person: string, audit: AuditEntry): Promise<number>;
}

/** A key with the hash that finds it and whose it is, as they are now. */
export interface KnownKey {
  readonly key: AccessKey;
  /** SHA-256 of the secret, base64url. */
  readonly hash: string;
  readonly owner: Person;
}

/** Keys of programs. */
export interface KeyStore {
  /** All that there ever were, the newest first: one that is over is told that, and not that it is unknown. */
  keys(): Promise<readonly KnownKey[]>;
  add(key: AccessKey, hash: string, audit: AuditEntry): Promise<void>;
  /** @returns undefined when there is no such key, or it was revoked before */
  revoke(id: string, at: number, auditOf: (key: AccessKey) => AuditEntry): Promise<AccessKey | undefined>;
  used(ids: readonly string[], at: number): Promise<void>;
}

/** Hashes passwords, a few at once, so that signing in does not starve the process. */
export interface Passwords {
  /** @throws PasswordsBusy (core/access/passwords-busy.ts) when too many wait already, like `verify` */
  hash(password: string): Promise<string>;
  /** @param hash undefined: there is nothing to compare with; it takes as long, and is wrong */
  verify(hash: string | undefined, password: string): Promise<boolean>;
  /** @returns whether the hash was made with weaker settings than today's */
  isStale(hash: string): boolean;
}

/** An attempt to sign in that may be made, or the seconds to wait. */
export type SignInAttempt =
  | {
      readonly allowed: true;
      /** The last one for now: unless it is right, the account is locked for this address, for so many seconds. */
      readonly locksFor?: number;
    }
  | { readonly allowed: false; readonly waitSeconds: number };

/** Counts attempts to sign in, of all processes together. */
export interface SignInLimits {
  /** Counts an attempt before its password is looked at, so that many at once are many. */
  attempt(account: string, address: string): Promise<SignInAttempt>;
  /** It was right: the attempt did not count, and earlier wrong ones are forgotten. */
  succeeded(account: string, address: string): Promise<void>;
}

export interface AuditFilter {
  /** ms; entries at that time or later. */
  readonly from?: number;
  /** ms; entries before that time. */
  readonly to?: number;
  /** A person's name (what their keys did included) or a key's; `system`. */
  readonly by?: string;
  /** The beginning of the action: `incident.` */
  readonly action?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly roomId?: string;
  /** Part of the reason. */
  readonly text?: string;
}

/** The audit trail: what was written is never changed. Changes write their entries themselves, in their transaction. */
export interface AuditTrail {
  /** For what is a deed without being a change. */
  append(entries: readonly AuditEntry[]): Promise<void>;
  /**
   * Newest first.
   * @param after only those older than this entry
   */
  read(
    filter: AuditFilter,
    limit: number,
    after?: Pick<AuditEntry, 'at' | 'id'>,
  ): Promise<readonly AuditEntry[]>;
}
