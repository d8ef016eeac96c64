import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { v7 } from 'uuid';
import { RedisInbox } from '../../src/adapters/redis/inbox/redis-inbox.js';
import type { Message } from '../../src/core/message.js';
import { shardOf } from '../../src/core/shard.js';
import { startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const PREFIX = 'sweep';
const SHARDS = 4;

describe('a kill between the inbox and the queue', () => {
  const redisUrl = process.env['TEST_REDIS_URL']!;
  let database: FreshDatabase;
  let redis: Redis;
  let app: AppProcess;

  beforeAll(async () => {
    database = await freshDatabase();
    redis = new Redis(redisUrl);
    app = await startAppProcess({
      redisUrl,
      databaseUrl: database.url,
      prefix: PREFIX,
      extra: { SHARDS: String(SHARDS) },
    });
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    redis.disconnect();
    await database.drop();
  });

  it('loses nothing: what was accepted and never queued is found and analysed', async () => {
    const inbox = await RedisInbox.create(redis, PREFIX);
    const now = Date.now();
    const messages = Array.from({ length: 7 }, (_, i): Message => ({
      id: v7(),
      kind: 'danmaku',
      roomId: 'swept',
      source: 'test',
      externalId: `m${i}`,
      userId: 'u',
      text: '卡死了',
      count: 1,
      sentAt: now,
      receivedAt: now,
      clock: 'source',
    }));
    const batch = { id: v7(), shard: shardOf('swept', SHARDS), messages };
    expect(await inbox.accept(batch, now)).not.toContain(false);

    await until(
      async () => await inbox.pending(batch.shard),
      (pending) => pending === 0,
    );
    const rows = await database.dataSource.query<[{ n: number; flags: number }]>(
      'SELECT count(*)::int AS n, (SELECT count(*)::int FROM flag) AS flags FROM message',
    );
    expect(rows[0]).toEqual({ n: 7, flags: 7 });
    expect(await inbox.unqueued(batch.shard, Date.now(), 10)).toEqual([]);
  }, 90_000);
});
