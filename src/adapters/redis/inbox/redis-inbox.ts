import type { Redis } from 'ioredis';
import xxhash, { type XXHashAPI } from 'xxhash-wasm';
import { shardTag } from '../../../core/shard.js';
import type { Batch, Inbox } from '../../../ports.js';
import { ACCEPT, FINISH } from './inbox-scripts.js';
import { packBatch, unpackBatch } from './pack-batch.js';
import { seenPlace } from './seen-place.js';
import { TouchedSlots } from './touched-slots.js';

/** How long an id is remembered at least. A reconnecting source sends minutes again, not hours. */
const EPOCH_MS = 5 * 60_000;

type Keys = [inbox: string, unqueued: string, waiting: string, pending: string];

interface ScriptedRedis extends Redis {
  ckAccept(...args: [...Keys, ...(string | number)[]]): Promise<string>;
  ckFinish(...args: [...Keys, batchId: string, count: number]): Promise<number>;
}

/** The inbox in Redis: payloads in a hash, what waits by time of acceptance, one counter, sets of ids seen. */
export class RedisInbox implements Inbox {
  private readonly touched = new TouchedSlots();

  private constructor(
    private readonly redis: ScriptedRedis,
    private readonly prefix: string,
    private readonly hasher: XXHashAPI,
  ) {}

  static async create(redis: Redis, prefix: string): Promise<RedisInbox> {
    redis.defineCommand('ckAccept', { numberOfKeys: 4, lua: ACCEPT });
    redis.defineCommand('ckFinish', { numberOfKeys: 4, lua: FINISH });
    const inbox = new RedisInbox(redis as ScriptedRedis, prefix, await xxhash());
    // A server that was away may have come back empty.
    redis.on('ready', () => inbox.touched.forget());
    return inbox;
  }

  async accept(batch: Batch, now: number): Promise<readonly boolean[]> {
    const tag = shardTag(this.prefix, batch.shard);
    const epoch = Math.floor(now / EPOCH_MS);
    const places = batch.messages.map((message) => seenPlace(this.hasher, message));
    const untouched = this.touched.untouched(batch.shard, epoch, places);
    const verdict = await this.redis.ckAccept(
      ...keysOf(tag),
      tag,
      batch.id,
      now,
      epoch,
      (2 * EPOCH_MS) / 1_000,
      places.join(''),
      packBatch(batch.messages),
      untouched.join(' '),
    );
    this.touched.touch(batch.shard, epoch, untouched);
    return Array.from(verdict, (one) => one === '1');
  }

  async read(shard: number, batchId: string): Promise<Batch | undefined> {
    const inbox = `${shardTag(this.prefix, shard)}:inbox`;
    const [payload, verdict] = await this.redis.hmget(inbox, batchId, `${batchId}:verdict`);
    if (typeof payload !== 'string') return undefined;
    const messages = unpackBatch(payload);
    return {
      id: batchId,
      shard,
      messages: verdict ? messages.filter((_, i) => verdict[i] === '1') : messages,
    };
  }

  async queued(shard: number, batchIds: readonly string[]): Promise<void> {
    if (batchIds.length > 0) await this.redis.zrem(`${shardTag(this.prefix, shard)}:unqueued`, ...batchIds);
  }

  async finish(batch: Batch): Promise<void> {
    const tag = shardTag(this.prefix, batch.shard);
    await this.redis.ckFinish(...keysOf(tag), batch.id, batch.messages.length);
  }

  async unqueued(shard: number, before: number, limit: number): Promise<readonly string[]> {
    return await this.redis.zrangebyscore(
      `${shardTag(this.prefix, shard)}:unqueued`,
      0,
      before,
      'LIMIT',
      0,
      limit,
    );
  }

  async oldestWaiting(shard: number, since: number): Promise<number | undefined> {
    const waiting = `${shardTag(this.prefix, shard)}:waiting`;
    const found = await this.redis.zrangebyscore(waiting, since, '+inf', 'WITHSCORES', 'LIMIT', 0, 1);
    return found[1] === undefined ? undefined : Number(found[1]);
  }

  async pending(shard: number): Promise<number> {
    return Number((await this.redis.get(`${shardTag(this.prefix, shard)}:pending`)) ?? 0);
  }
}

function keysOf(tag: string): Keys {
  return [`${tag}:inbox`, `${tag}:unqueued`, `${tag}:waiting`, `${tag}:pending`];
}
