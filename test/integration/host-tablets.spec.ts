import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisHostTablets } from '../../src/adapters/redis/host/redis-host-tablets.js';

const NOW = 1_700_000_000_000;

describe('RedisHostTablets', () => {
  let redis: Redis;
  let prefix: string;
  let tablets: RedisHostTablets;

  beforeAll(() => {
    redis = new Redis(process.env['TEST_REDIS_URL']!);
  });

  beforeEach(() => {
    prefix = `tablets-${randomUUID()}`;
    tablets = new RedisHostTablets(redis, prefix);
  });

  afterAll(async () => {
    await redis.quit();
  });

  it('tells since when a tablet is there, by room, and nothing of the others', async () => {
    await tablets.seen('r1', NOW);
    await tablets.seen('r1', NOW + 5_000);
    await tablets.seen('直播间', NOW + 6_000);
    expect(await tablets.of(['r1', 'r2', '直播间'])).toEqual(
      new Map([
        ['r1', { onlineSince: NOW, seenAt: NOW + 5_000 }],
        ['直播间', { onlineSince: NOW + 6_000, seenAt: NOW + 6_000 }],
      ]),
    );
    expect(await tablets.of([])).toEqual(new Map());
  });

  it('says when it was last heard of after it fell silent, and begins anew when it is back', async () => {
    await tablets.seen('r1', NOW);
    // What fifteen seconds of silence do.
    await redis.del(`{${prefix}:host}:since:r1`);
    expect((await tablets.of(['r1'])).get('r1')).toEqual({ seenAt: NOW });
    await tablets.seen('r1', NOW + 60_000);
    expect((await tablets.of(['r1'])).get('r1')).toEqual({ onlineSince: NOW + 60_000, seenAt: NOW + 60_000 });
  });

  it('falls silent fifteen seconds after it was last heard of, and leaves nothing for ever', async () => {
    await tablets.seen('r1', NOW);
    await redis.pexpire(`{${prefix}:host}:since:r1`, 1_000);
    await tablets.seen('r1', NOW + 5_000);
    expect(await redis.pttl(`{${prefix}:host}:since:r1`)).toBeGreaterThan(10_000);
    for (const key of await redis.keys(`{${prefix}:*`)) expect(await redis.pttl(key)).toBeGreaterThan(0);
  });
});
