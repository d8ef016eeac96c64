/**
 * Every plug-in point of the system, on one page. A step of the flow speaks to the outside through one of
 * these and through nothing else; adapters/ holds what plugs in; plugs.ts says which one does.
 */
import type { AuditEntry } from './core/audit/audit-entry.js';
import type { Flag } from './core/flag.js';
import type { GuardFinding } from './core/guard/finding.js';
import type { IncidentView } from './core/incident/view.js';
import type { Message } from './core/message.js';
import type { ArchivedScript, ScriptText, ScriptVersion } from './core/script/library.js';
import type { Audience, Script } from './core/script/script.js';
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
  /**
   * Names a room, or renames it.
   * @param tell makes the line of the audit trail, from the name it had; not asked when that is the same
   */
  name(roomId: string, name: string, tell: (before: string | undefined) => AuditEntry): Promise<void>;
  /** Names by room id; a room nobody named is missing. */
  names(): Promise<ReadonlyMap<string, string>>;
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
} from './ports/review.js';

/** Keeps the message archive within its days. */
export interface ArchiveKeeper {
  /** Makes room for the coming days and drops those more than `retentionDays` before `now`. Any number of times. */
  keepPartitions(now: number, retentionDays: number): Promise<void>;
}

export type {
  Assumption,
  DeskChange,
  Ledger,
  IncidentStore,
  IncidentQuery,
  IncidentReader,
  AnnouncementFilter,
  AnnouncementStore,
  OrderStore,
  Arming,
  RoomArming,
  DeliveryStore,
  Expected,
  Expectations,
} from './ports/desk.js';

export type { CueStore, HostKey, HostKeys, HostTablets } from './ports/cues.js';

export type { Publisher, RoomActions, Notifier, PublicBoard, ServedChannel } from './ports/channels.js';

export type {
  OpenSession,
  SignedIn,
  PersonChange,
  PersonStore,
  SessionStore,
  KnownKey,
  KeyStore,
  Passwords,
  SignInAttempt,
  SignInLimits,
  AuditFilter,
  AuditTrail,
} from './ports/people.js';
