import { toldEvidence, type Told } from '../../core/signal/flood-told.js';
import { shardOf } from '../../core/shard.js';
import { ROOM_HORIZON } from '../../core/window/bounds.js';
import { COLUMN, VIEWERS_OFFSET } from '../../core/window/counters.js';
import type { RoomDelta } from '../../core/window/room-delta.js';
import {
  BATCH_MEMORY,
  BUCKET,
  floorTo,
  MINUTE,
  PAST_HORIZON,
  RECENT_HORIZON,
} from '../../core/window/widths.js';
import { windowDeltas } from '../../core/window/window-deltas.js';
import type {
  AppliedBatch,
  Bucket,
  Counts,
  Crowd,
  Observed,
  RoomCounters,
  RoomWindow,
  WindowBatch,
} from '../../core/window/window.js';
import type { Windows } from '../../ports.js';
import { at } from './at.js';
import { CounterRows } from './counter-rows.js';
import { FloodStore } from './flood-store.js';
import { SaidStore } from './said-store.js';

const NOBODY: Crowd = { lines: [], newcomers: new Set(), writers: 0, isTooLarge: false };

/** One room's window. */
class Room {
  readonly narrow = new CounterRows(BUCKET);
  readonly minutes = new CounterRows(MINUTE);
  readonly said = new SaidStore();
  readonly floods = new FloodStore();
  /** Arrival of the last message or figure, and of the last danmaku. */
  aliveAt = 0;
  heardAt = 0;
  private sweptAt = 0;
  private readonly buckets = new WeakMap<Counts, Bucket>();

  add(delta: RoomDelta, observed: readonly Observed[]): Told[] {
    for (const [start, row] of delta.counters) {
      this.narrow.add(start, row);
      this.minutes.add(start, row);
    }
    this.said.add(delta);
    this.aliveAt = Math.max(this.aliveAt, delta.lastReceivedAt);
    this.heardAt = Math.max(this.heardAt, delta.lastDanmakuAt);
    const told = this.floods.add(delta, observed);
    this.sweep();
    return told;
  }

  /** The counters with who is behind them: whoever says something is counted, so that new people come with new counts. */
  bucket(counts: Counts): Bucket {
    let bucket = this.buckets.get(counts);
    if (!bucket) {
      bucket = { ...counts, ...this.said.heard(counts.start) };
      this.buckets.set(counts, bucket);
    }
    return bucket;
  }

  /** Forgets what is too old for any reading; once a minute is often enough. */
  private sweep(): void {
    const now = this.aliveAt;
    if (now - this.sweptAt < MINUTE) return;
    this.sweptAt = now;
    this.narrow.forgetBefore(now - RECENT_HORIZON - 2 * MINUTE);
    this.minutes.forgetBefore(now - PAST_HORIZON - 2 * MINUTE);
    this.said.forgetBefore(now);
    this.floods.forgetBefore(now);
  }
}

/**
 * Windows in the memory of one process, with the answers of those in Redis: for playing recordings and for
 * tests. Its clock is the time of arrival of what it is given.
 */
export class MemoryWindows implements Windows {
  private readonly rooms = new Map<string, Room>();
  private readonly applied = new Map<string, { readonly answer: AppliedBatch; readonly at: number }>();

  constructor(private readonly shards = 1) {}

  apply(batch: WindowBatch): Promise<AppliedBatch> {
    return Promise.resolve(this.applyNow(batch));
  }

  read(roomId: string, now: number): Promise<RoomWindow> {
    return Promise.resolve(this.readNow(roomId, now));
  }

  counters(roomId: string, now: number): Promise<RoomCounters> {
    return Promise.resolve(this.countersNow(roomId, now));
  }

  activeRooms(shard: number, now: number): Promise<readonly string[]> {
    const gone = now - ROOM_HORIZON;
    for (const [roomId, room] of this.rooms) if (room.aliveAt < gone) this.rooms.delete(roomId);
    return Promise.resolve([...this.rooms.keys()].filter((roomId) => shardOf(roomId, this.shards) === shard));
  }

  noteViewers(roomId: string, viewers: number, noted: number): Promise<void> {
    const room = this.room(roomId);
    const figure = Math.max(Math.round(viewers), 0) + VIEWERS_OFFSET;
    room.narrow.set(noted, COLUMN.viewers, figure);
    room.minutes.set(noted, COLUMN.viewers, figure);
    room.aliveAt = Math.max(room.aliveAt, noted);
    return Promise.resolve();
  }

  /** For a room of which nothing is asked any more. */
  forget(roomId: string): void {
    this.rooms.delete(roomId);
  }

  private applyNow(batch: WindowBatch): AppliedBatch {
    const known = this.applied.get(batch.batchId);
    if (known) return known.answer;
    const deltas = windowDeltas(batch);
    const told = deltas.flatMap((delta) => this.room(delta.roomId).add(delta, batch.observed));
    const answer = { evidence: toldEvidence(told, batch.observed) };
    this.remember(batch.batchId, answer, Math.max(0, ...deltas.map((delta) => delta.lastReceivedAt)));
    return answer;
  }

  /** Batches are remembered in the order of their coming, so the oldest lie first. */
  private remember(batchId: string, answer: AppliedBatch, now: number): void {
    this.applied.set(batchId, { answer, at: now });
    for (const [id, one] of this.applied) {
      if (now - one.at <= BATCH_MEMORY) break;
      this.applied.delete(id);
    }
  }

  private readNow(roomId: string, now: number): RoomWindow {
    const room = this.rooms.get(roomId);
    const counters = this.countersNow(roomId, now);
    const clusters = room?.floods.clusters(now) ?? [];
    return {
      ...counters,
      recent: counters.recent.map((counts) => room!.bucket(counts)),
      clusters,
      crowd: room?.floods.crowd(now, clusters) ?? NOBODY,
      hotUsers: room?.floods.hotUsers(now) ?? [],
      keywords: room?.said.keywords(now) ?? [],
    };
  }

  private countersNow(roomId: string, now: number): RoomCounters {
    const room = this.rooms.get(roomId);
    return {
      roomId,
      now,
      recent: room?.narrow.between(floorTo(now - RECENT_HORIZON, MINUTE), now) ?? [],
      minutes: room?.minutes.between(floorTo(now - PAST_HORIZON, MINUTE), now) ?? [],
      lastReceivedAt: room?.heardAt ?? 0,
    };
  }

  private room(roomId: string): Room {
    return at(this.rooms, roomId, () => new Room());
  }
}
