import type { Redis } from 'ioredis';
import { shardOf, shardTag } from '../../../core/shard.js';
import type { Expectations, Expected } from '../../../ports.js';

/** One hash a shard, a field an announcement: empty nearly always, and read with every batch. */
export class RedisExpectations implements Expectations {
  constructor(
    private readonly redis: Redis,
    private readonly place: { readonly prefix: string; readonly shards: number },
  ) {}

  async note(expected: Expected): Promise<void> {
    await this.redis.hset(this.keyOf(expected.roomId), expected.announcementId, JSON.stringify(expected));
  }

  async of(shard: number): Promise<readonly Expected[]> {
    const fields = await this.redis.hvals(this.key(shard));
    return fields.map((field) => JSON.parse(field) as Expected);
  }

  async forget({ roomId, announcementId }: Pick<Expected, 'roomId' | 'announcementId'>): Promise<void> {
    await this.redis.hdel(this.keyOf(roomId), announcementId);
  }

  private keyOf(roomId: string): string {
    return this.key(shardOf(roomId, this.place.shards));
  }

  private key(shard: number): string {
    return `${shardTag(this.place.prefix, shard)}:expected`;
  }
}
