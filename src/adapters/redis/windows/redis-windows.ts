import type { Redis } from 'ioredis';
import { toldEvidence, type Told } from '../../../core/signal/flood-told.js';
import { shardOf, shardTag } from '../../../core/shard.js';
import { ROOM_HORIZON } from '../../../core/window/bounds.js';
import { COLUMN, VIEWERS_OFFSET } from '../../../core/window/counters.js';
import { floorTo, MINUTE } from '../../../core/window/widths.js';
import { windowDeltas } from '../../../core/window/window-deltas.js';
import type { AppliedBatch, RoomCounters, RoomWindow, WindowBatch } from '../../../core/window/window.js';
import type { Windows } from '../../../ports.js';
import { APPLY } from './apply-script.js';
import { cellOf, MINUTES, NARROW, pageOf } from './counter-pages.js';
import { decodeCounters, decodeWindow, type RawWindow } from './decode-window.js';
import { encodeBatch } from './encode-batch.js';
import { READ } from './read-script.js';
import { readPlan } from './read-plan.js';
import { SCRIPT_LIMITS } from './script-limits.js';

const LIMITS = JSON.stringify(SCRIPT_LIMITS);
const LARGEST_FIGURE = 2 ** 32 - 1 - VIEWERS_OFFSET;

interface ScriptedRedis extends Redis {
  ckApplyWindow(applied: string, ...args: string[]): Promise<string>;
  ckReadWindowBuffer(heard: string, ...args: string[]): Promise<RawWindow>;
}

/**
 * Windows in Redis. One script call a batch, whatever its size; every key carries its shard's hash tag and dies
 * by itself. The scripts name keys that are not in KEYS: all of one tag, hence of one cluster node.
 */
export class RedisWindows implements Windows {
  private readonly redis: ScriptedRedis;

  constructor(
    redis: Redis,
    private readonly at: { readonly prefix: string; readonly shards: number },
  ) {
    redis.defineCommand('ckApplyWindow', { numberOfKeys: 1, lua: APPLY });
    redis.defineCommand('ckReadWindow', { numberOfKeys: 1, lua: READ });
    this.redis = redis as ScriptedRedis;
  }

  async apply(batch: WindowBatch): Promise<AppliedBatch> {
    if (batch.observed.length === 0) return { evidence: new Map() };
    const tag = this.tagOf(batch.shard);
    const { rooms, userLines, textLines } = encodeBatch(windowDeltas(batch), batch.observed);
    const answer = await this.redis.ckApplyWindow(
      `${tag}:applied:${arrivalMinute(batch)}`,
      batch.batchId,
      tag,
      rooms,
      LIMITS,
      userLines,
      textLines,
    );
    return { evidence: toldEvidence(JSON.parse(answer) as Told[], batch.observed) };
  }

  async read(roomId: string, now: number): Promise<RoomWindow> {
    const tag = this.tagOf(shardOf(roomId, this.at.shards));
    const plan = readPlan(now);
    const raw = await this.redis.ckReadWindowBuffer(`${tag}:heard`, tag, roomId, JSON.stringify(plan));
    return decodeWindow(roomId, plan, raw);
  }

  async counters(roomId: string, now: number): Promise<RoomCounters> {
    const tag = this.tagOf(shardOf(roomId, this.at.shards));
    const plan = readPlan(now);
    const [pages, heardAt] = await Promise.all([
      this.redis.mgetBuffer(plan.pages.map((name) => `${tag}:${name}:${roomId}`)),
      this.redis.zscore(`${tag}:heard`, roomId),
    ]);
    return decodeCounters(roomId, plan, { pages, heardAt: Number(heardAt ?? 0) });
  }

  async activeRooms(shard: number, now: number): Promise<readonly string[]> {
    const tag = this.tagOf(shard);
    const gone = `(${now - ROOM_HORIZON}`;
    await Promise.all([
      this.redis.zremrangebyscore(`${tag}:rooms`, '-inf', gone),
      this.redis.zremrangebyscore(`${tag}:heard`, '-inf', gone),
    ]);
    return await this.redis.zrange(`${tag}:rooms`, 0, -1);
  }

  async noteViewers(roomId: string, viewers: number, at: number): Promise<void> {
    const tag = this.tagOf(shardOf(roomId, this.at.shards));
    const figure = Math.min(Math.max(Math.round(viewers), 0), LARGEST_FIGURE) + VIEWERS_OFFSET;
    const pages = [NARROW, MINUTES].flatMap((kind) => {
      const key = `${tag}:${kind.name}:${pageOf(kind, at)}:${roomId}`;
      const cell = `#${cellOf(kind, at, COLUMN.viewers)}`;
      return [this.redis.bitfield(key, 'SET', 'u32', cell, figure), this.redis.expire(key, kind.ttlSeconds)];
    });
    const rooms = [
      this.redis.zadd(`${tag}:rooms`, 'GT', at, roomId),
      this.redis.expire(`${tag}:rooms`, SCRIPT_LIMITS.roomsTtl),
    ];
    await Promise.all([...pages, ...rooms]);
  }

  private tagOf(shard: number): string {
    return `${shardTag(this.at.prefix, shard)}:w`;
  }
}

/** The same however often the batch is tried: its messages arrived when they arrived. */
function arrivalMinute({ observed }: WindowBatch): number {
  let first = Infinity;
  for (const { message } of observed) first = Math.min(first, message.receivedAt);
  return floorTo(first, MINUTE);
}
