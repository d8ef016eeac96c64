import { Redis } from 'ioredis';
import { RedisWindows } from '../../src/adapters/redis/windows/redis-windows.js';

export interface Totals {
  /** Danmaku counted by the minute buckets of the rooms. */
  readonly messages: number;
  /** Flag events in the live stream. */
  readonly flags: { readonly total: number; readonly distinct: number };
}

/** What the rooms' windows and the live stream hold, read as the application reads them. */
export async function readTotals(
  at: { readonly redisUrl: string; readonly prefix: string; readonly shards?: number },
  rooms: readonly string[],
): Promise<Totals> {
  const redis = new Redis(at.redisUrl);
  try {
    const windows = new RedisWindows(redis, { prefix: at.prefix, shards: at.shards ?? 4 });
    const read = await Promise.all(rooms.map(async (roomId) => await windows.read(roomId, Date.now())));
    const messages = read.flatMap((room) => room.minutes).reduce((sum, bucket) => sum + bucket.messages, 0);
    const entries = await redis.xrange(`{${at.prefix}:live}:stream`, '-', '+');
    const flags = entries.flatMap(([, fields]) => {
      const event = JSON.parse(fields[1]!) as { name: string; payload: { id: string } };
      return event.name === 'flag' ? [event.payload.id] : [];
    });
    return { messages, flags: { total: flags.length, distinct: new Set(flags).size } };
  } finally {
    redis.disconnect();
  }
}
