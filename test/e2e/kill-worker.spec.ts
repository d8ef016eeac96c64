import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bring, startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { unfinishedJobs } from '../support/unfinished-jobs.js';
import { until } from '../support/until.js';
import { readTotals } from '../support/window-totals.js';

const ROOMS = ['kill-a', 'kill-b', 'kill-c'];
const BATCHES = 120;
const BATCH = 100;
/** Every tenth message stands for three that the platform merged. */
const WEIGHT = BATCH + (BATCH / 10) * 2;
const LINES = [
  '主播好',
  '卡死了看不了',
  '这件多少钱',
  '骗子直播间退钱',
  '已拍两件',
  '听不清啊',
  '哈哈哈哈',
  '加薇信领券',
];

function batchOf(n: number): object[] {
  return Array.from({ length: BATCH }, (_, i) => ({
    roomId: ROOMS[(n + i) % ROOMS.length],
    id: `kill-${n}-${i}`,
    userId: `user-${(n * 7 + i) % 400}`,
    text: `${LINES[(n + i) % LINES.length]}${i % 5 === 0 ? i : ''}`,
    count: i % 10 === 0 ? 3 : 1,
    sentAt: Date.now(),
  }));
}

interface Counted {
  readonly messages: number;
  readonly ids: number;
  readonly weight: number;
  readonly flagged: number;
  readonly flags: number;
}

describe('workers killed in the middle of a replay', () => {
  let database: FreshDatabase;
  const running: AppProcess[] = [];
  const redisUrl = process.env['TEST_REDIS_URL']!;

  const start = async (role: 'api' | 'worker'): Promise<AppProcess> => {
    const app = await startAppProcess({ redisUrl, databaseUrl: database.url, prefix: 'kill', role });
    running.push(app);
    return app;
  };

  const count = async (): Promise<Counted> => {
    const rows = await database.dataSource.query<[Counted]>(`
      SELECT count(*)::int AS messages, count(DISTINCT external_id)::int AS ids, sum(count)::int AS weight,
        count(*) FILTER (WHERE flagged)::int AS flagged, (SELECT count(*)::int FROM flag) AS flags FROM message`);
    return rows[0];
  };

  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);

  afterAll(async () => {
    await Promise.all(running.map(async (app) => await app.stop()));
    await database.drop();
  }, 60_000);

  it('lose nothing, count nothing twice and flag nothing twice', async () => {
    const api = await start('api');
    let victim = await start('worker');
    let accepted = 0;
    for (let n = 0; n < BATCHES; n += 4) {
      const four = [0, 1, 2, 3].map(async (i) => (await bring(api.url, batchOf(n + i))).body.accepted);
      const dies = n % 40 === 20;
      if (dies) {
        // Frozen as soon as the first of the four is queued: it dies with work before it, however fast it is.
        await Promise.race(four);
        victim.child.kill('SIGSTOP');
      }
      accepted += (await Promise.all(four)).reduce((sum, taken) => sum + taken, 0);
      if (dies) {
        expect(await unfinishedJobs(api.url)).toBeGreaterThan(0);
        await victim.kill();
        victim = await start('worker');
      }
    }
    await start('worker');
    await until(
      async () => await unfinishedJobs(api.url),
      (jobs) => jobs === 0,
      120_000,
    );

    expect(accepted).toBe(BATCHES * BATCH);
    const counted = await count();
    expect(counted).toMatchObject({ messages: accepted, ids: accepted, weight: BATCHES * WEIGHT });
    expect(counted.flags).toBeGreaterThan(0);
    expect(counted.flagged).toBe(counted.flags);
    const totals = await readTotals({ redisUrl, prefix: 'kill' }, ROOMS);
    expect(totals.messages).toBe(BATCHES * WEIGHT);
    expect(totals.flags).toEqual({ total: counted.flags, distinct: counted.flags });
  }, 300_000);
});
