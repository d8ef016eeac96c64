import type { Redis } from 'ioredis';
import xxhash from 'xxhash-wasm';
import type { Message } from '../../../core/message.js';
import { shardTag } from '../../../core/shard.js';
import type { Batch, Inbox } from '../../../ports.js';
import { ACCEPT, FINISH } from './inbox-scripts.js';

/** How long an id is remembered at least. A reconnecting source sends minutes again, not hours. */
const EPOCH_MS = 5 * 60_000;
/** 26,700 messages/s for one epoch fill 16,384 sets with 488 ids each: below Redis's 512 for an intset. */
const SEEN_SLOTS = 16_384n;

type Hash = (text: string) => bigint;

interface ScriptedRedis extends Redis {
  ckAccept(inbox: string, unqueued: string, pending: string, ...args: (string | number)[]): Promise<string>;
  ckFinish(inbox: string, unqueued: string, pending: string, batchId: string, count: number): Promise<number>;
}

/** The inbox in Redis: payloads in a hash, one counter, sets of ids seen. */
export class RedisInbox implements Inbox {
  private constructor(
    private readonly redis: ScriptedRedis,
    private readonly prefix: string,
    private readonly hash: Hash,
  ) {}

  static async create(redis: Redis, prefix: string): Promise<RedisInbox> {
    const hasher = await xxhash();
    redis.defineCommand('ckAccept', { numberOfKeys: 3, lua: ACCEPT });
    redis.defineCommand('ckFinish', { numberOfKeys: 3, lua: FINISH });
    return new RedisInbox(redis as ScriptedRedis, prefix, (text) => hasher.h64(text));
  }

  async accept(batch: Batch, now: number): Promise<readonly boolean[]> {
    const tag = shardTag(this.prefix, batch.shard);
    const epoch = Math.floor(now / EPOCH_MS);
    const args: (string | number)[] = [tag, batch.id, now, epoch, (2 * EPOCH_MS) / 1_000];
    for (const message of batch.messages) {
      const [slot, id] = this.seenPlace(message);
      args.push(slot, id, JSON.stringify(message));
    }
    const verdict = await this.redis.ckAccept(...keysOf(tag), ...args);
    return Array.from(verdict, (one) => one === '1');
  }

  async read(shard: number, batchId: string): Promise<Batch | undefined> {
    const payload = await this.redis.hget(`${shardTag(this.prefix, shard)}:inbox`, batchId);
    if (payload === null) return undefined;
    return { id: batchId, shard, messages: JSON.parse(payload) as Message[] };
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

  async pending(shard: number): Promise<number> {
    return Number((await this.redis.get(`${shardTag(this.prefix, shard)}:pending`)) ?? 0);
  }

  /** The set and the member that stand for a message; no member for one that cannot be told from another. */
  private seenPlace(message: Message): readonly [slot: string, member: string] {
    if (message.externalId === undefined) return ['', ''];
    const hash = this.hash(`${message.roomId}\n${message.source}\n${message.externalId}`);
    return [(hash % SEEN_SLOTS).toString(), BigInt.asIntN(64, hash).toString()];
  }
}

function keysOf(tag: string): [inbox: string, unqueued: string, pending: string] {
  return [`${tag}:inbox`, `${tag}:unqueued`, `${tag}:pending`];
}
