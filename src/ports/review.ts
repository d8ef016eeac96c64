/** What looking back asks of the store. ports.ts hands them on. */
import type { Cause } from '../core/incident/events.js';
import type { Broadcast } from '../core/review/broadcast.js';
import type { Complaint } from '../core/review/complaint.js';
import type { Effect, MinuteCounts } from '../core/review/effect.js';
import type { MeanEffect, ScriptMean } from '../core/review/helped.js';
import type { IncidentStory } from '../core/review/response.js';
import type { ScriptUse } from '../core/review/script-use.js';

/** Broadcasts (场次) of rooms. */
export interface BroadcastStore {
  /** All that go on. */
  open(): Promise<readonly Broadcast[]>;
  /** The newest of each of these rooms, over or not. */
  latest(roomIds: readonly string[]): Promise<readonly Broadcast[]>;
  /** The one to which belongs what happened in the room at `at`, ms; see `belongsUntil`. */
  of(roomId: string, at: number): Promise<Broadcast | undefined>;
  byId(id: string): Promise<Broadcast | undefined>;
  /**
   * Newest first.
   * @param rooms undefined: of every room
   * @param before a broadcast's id: only those older than it
   */
  list(rooms: readonly string[] | undefined, limit: number, before?: string): Promise<readonly Broadcast[]>;
  /** Keeps what `followBroadcast` found. Saving twice, or by two at once, leaves what saving once leaves. */
  save(broadcasts: readonly Broadcast[]): Promise<void>;
}

/** A use of a script of which a mark may be measured. */
export interface DueUse {
  readonly id: string;
  readonly roomId: string;
  /** Of its incident; null where it was used for none. */
  readonly cause: Cause | null;
  readonly at: number;
  /** From when on the next mark can be measured, ms. */
  readonly dueAt: number;
  /** As far as it is measured; null before the first mark. */
  readonly effect: Effect | null;
}

/** An incident of which nobody looked yet how it began and went on. */
export interface DueIncident {
  readonly id: string;
  readonly roomId: string;
  readonly cause: Cause;
  readonly detectedAt: number;
}

/** How an incident began, and how it went on where nobody said anything. */
export interface IncidentCourse {
  readonly incidentId: string;
  readonly firstComplaintAt?: number;
  readonly effect?: Effect;
}

/** What effects of scripts are measured with. All times in ms. */
export interface EffectStore {
  /** Those whose next mark is due, the longest due first. */
  dueUses(now: number, limit: number): Promise<readonly DueUse[]>;
  /** Counts archived messages in minutes from `at` on: minute 0 begins there. Exact, and the same at any later time. */
  countMinutes(
    roomId: string,
    at: number,
    minutes: readonly number[],
    complaint: Complaint,
  ): Promise<readonly MinuteCounts[]>;
  /** Keeps the effect unless another did so first. @param nextDueAt undefined when nothing is left to measure */
  saveEffect(use: DueUse, effect: Effect, nextDueAt: number | undefined): Promise<void>;
  /** Those without a course that were detected from `from` up to and with `to`, the oldest first. */
  dueIncidents(from: number, to: number, limit: number): Promise<readonly DueIncident[]>;
  /** When the first message was sent from `from` up to and with `to` that complains and was flagged. */
  firstFlagged(roomId: string, complaint: Complaint, from: number, to: number): Promise<number | undefined>;
  /** Whether a script was used or an announcement published in the room from `from` up to `to`. */
  wereWordsSaid(roomId: string, from: number, to: number): Promise<boolean>;
  /** Keeps the course unless another did so first. */
  saveCourse(course: IncidentCourse): Promise<void>;
}

/** What was kept, for those who look back. */
export interface ReviewReader {
  /** Uses of scripts in a broadcast, oldest first. */
  usesOf(broadcast: Broadcast): Promise<readonly ScriptUse[]>;
  /** Uses in the broadcasts that go on, of all rooms, oldest first. */
  usesOnAir(): Promise<readonly ScriptUse[]>;
  /** Of measured uses in these rooms, or in every room, by script and cause. */
  scriptMeans(rooms?: readonly string[]): Promise<readonly ScriptMean[]>;
  /** Of incidents in whose room nobody said anything, by cause. */
  courseMeans(): Promise<readonly MeanEffect[]>;
  /** Compensation promised in a broadcast, by one person or by all, yuan. */
  compensationGiven(
    broadcast: Pick<Broadcast, 'roomId' | 'startedAt' | 'endedAt'>,
    person?: string,
  ): Promise<number>;
  /** Compensation in announcements that a person sent off, that nobody stopped and no channel took yet, yuan. */
  compensationOnTheWay(roomId: string, person: string): Promise<number>;
  /** How often a person promised something in a room since then (ms): announcements submitted, scripts that give. */
  promisesBy(person: string, roomId: string, since: number): Promise<number>;
  /**
   * Incidents detected from `from` up to and with `to`, oldest first, at most `limit`.
   * @param rooms undefined: of every room
   */
  stories(
    rooms: readonly string[] | undefined,
    from: number,
    to: number,
    limit: number,
  ): Promise<readonly IncidentStory[]>;
}
