import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisWatchLog } from '../../src/adapters/redis/watch/redis-watch-log.js';
import { MINUTE, SECOND } from '../../src/core/window/widths.js';

const PREFIX = 'watch-test';
const NOW = 1_700_000_000_000;

let redis: Redis;
let log: RedisWatchLog;

beforeAll(() => {
  redis = new Redis(process.env['TEST_REDIS_URL']!);
  log = new RedisWatchLog(redis, PREFIX);
});

beforeEach(async () => {
  const keys = await redis.keys(`{${PREFIX}:*`);
  if (keys.length > 0) await redis.del(keys);
});

afterAll(async () => {
  await redis.quit();
});

/** Looks after shard 1 once a second, from one time to another, both included. */
async function watch(from: number, to: number): Promise<void> {
  for (let now = from; now <= to; now += SECOND) await log.watched(1, now);
}

describe('RedisWatchLog', () => {
  it('knows nothing of before the first look', async () => {
    await log.listening();
    const [first, ...others] = await log.watched(1, NOW);
    expect(others).toEqual([]);
    expect(first!.to).toBe(NOW);
    expect(first!.from).toBeLessThanOrEqual(NOW - 60 * MINUTE);
  });

  it('tells a time in which nobody looked, for as long as windows hold it', async () => {
    await log.listening();
    await watch(NOW, NOW + 5 * SECOND);
    const back = NOW + 4 * MINUTE;
    const away = { from: NOW + 5 * SECOND, to: back };
    expect(await log.watched(1, back)).toContainEqual(away);
    await watch(back + SECOND, back + 5 * SECOND);
    expect(await log.watched(1, back + 6 * SECOND)).toContainEqual(away);
    const later = await log.watched(1, back + 70 * MINUTE);
    expect(later).not.toContainEqual(away);
  });

  it('takes a second or two between looks for none', async () => {
    await log.listening();
    await log.watched(1, NOW);
    await log.watched(1, NOW + 9 * SECOND);
    expect(await log.watched(1, NOW + 12 * SECOND)).toHaveLength(1);
  });

  it('tells a time in which nobody took messages in, while it lasts and after', async () => {
    await log.listening();
    await watch(NOW, NOW + 2 * SECOND);
    await redis.del(`{${PREFIX}:watch}:listening`);
    await watch(NOW + 3 * SECOND, NOW + 30 * SECOND);
    const lasting = await log.watched(1, NOW + 31 * SECOND);
    expect(lasting.at(-1)).toEqual({ from: NOW + 2 * SECOND, to: NOW + 31 * SECOND });
    await log.listening();
    await log.watched(1, NOW + 40 * SECOND);
    const after = await log.watched(1, NOW + 41 * SECOND);
    expect(after.at(-1)).toEqual({ from: NOW + 2 * SECOND, to: NOW + 40 * SECOND });
  });

  it('leaves nothing without an end', async () => {
    await log.listening();
    await log.watched(1, NOW);
    for (const key of await redis.keys(`{${PREFIX}:*`)) expect(await redis.pttl(key)).toBeGreaterThan(0);
  });
});
