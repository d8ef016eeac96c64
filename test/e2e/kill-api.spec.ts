import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cursor } from '../../src/live/events.js';
import { bring, signIn, startAppProcess, type Answer, type AppProcess } from '../support/app-process.js';
import { joinRoom, openConsole, type ConsoleSocket } from '../support/console-socket.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';
import { readTotals } from '../support/window-totals.js';

const ROOM = 'kill-api';
const BATCH = 20;
/** Requests under way at any time. */
const LANES = 10;
const KILLS = 3;
/** Killed again until an answer was lost whose messages were kept; one in two kills does that. */
const KILLS_AT_MOST = 20;
/** Batches answered between two kills. */
const BETWEEN = 40;
const LINES = ['主播好', '这件多少钱', '卡死了看不了', '已拍两件', '哈哈哈哈'];

function batchOf(name: string): object[] {
  return Array.from({ length: BATCH }, (_, i) => ({
    roomId: ROOM,
    id: `${name}-${i}`,
    userId: `user-${name}-${i}`,
    text: `${LINES[i % LINES.length]}${name}`,
  }));
}

/** Sends batch after batch, on several lanes at once; what gets no answer, or a refusal, is sent again as it was. */
class Sender {
  readonly answered: { readonly tries: number; readonly accepted: number; readonly duplicate: number }[] = [];
  waiting = 0;
  unanswered = 0;
  private next = 0;
  private stopped = false;
  private readonly lanes: Promise<void>[];

  constructor(private readonly url: string) {
    this.lanes = Array.from({ length: LANES }, async () => await this.run());
  }

  /** @returns how many batches there were */
  async stop(): Promise<number> {
    this.stopped = true;
    await Promise.all(this.lanes);
    return this.next;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const batch = batchOf(`sent-${this.next++}`);
      let tries = 0;
      const answer = await until(
        async () => {
          tries++;
          return await this.send(batch);
        },
        (one) => one?.status === 202,
      );
      const { accepted, duplicate } = answer!.body;
      this.answered.push({ tries, accepted, duplicate });
    }
  }

  private async send(batch: object[]): Promise<Answer | undefined> {
    this.waiting++;
    try {
      return await bring(this.url, batch);
    } catch {
      this.unanswered++;
      return undefined;
    } finally {
      this.waiting--;
    }
  }
}

describe('the api killed in the middle of requests', () => {
  let database: FreshDatabase;
  let api: AppProcess;
  /** Goes on while the first is away. */
  let other: AppProcess;
  let worker: AppProcess;
  let socket: ConsoleSocket;
  const heard: string[] = [];
  let gaps = 0;

  const start = async (role: 'api' | 'worker', extra?: Record<string, string>): Promise<AppProcess> =>
    await startAppProcess({
      redisUrl: process.env['TEST_REDIS_URL']!,
      databaseUrl: database.url,
      prefix: 'kill-api',
      role,
      ...(extra && { extra }),
    });

  /** Comes back by itself, to the place where it was cut off. */
  const openDesk = async (): Promise<void> => {
    const again = { reconnectionDelay: 50, reconnectionDelayMax: 100 };
    socket = await openConsole(api.url, { cookie: await signIn(api.url) }, again);
    const joined = await joinRoom(socket, { roomId: ROOM });
    let last: Cursor = joined.ok ? joined.cursor : '';
    socket.on('flag', (flag, cursor) => {
      heard.push(flag.id);
      last = cursor;
    });
    socket.on('gap', () => gaps++);
    socket.on('connect', () => void joinRoom(socket, { roomId: ROOM, cursor: last }));
  };

  const archived = async (): Promise<{ messages: number; ids: number; flagged: number }> => {
    const rows = await database.dataSource.query<[{ messages: number; ids: number; flagged: number }]>(`
      SELECT count(*)::int AS messages, count(DISTINCT external_id)::int AS ids,
        count(*) FILTER (WHERE flagged)::int AS flagged FROM message`);
    return rows[0];
  };

  const killAndRestart = async (sender: Sender, kill: number): Promise<void> => {
    // Frozen first: every lane has a request in it that will have no answer.
    api.child.kill('SIGSTOP');
    await until(() => sender.waiting === LANES, Boolean);
    const before = sender.unanswered;
    await api.kill();
    await until(() => sender.unanswered >= before + LANES, Boolean);
    // What is flagged now the console can hear of only when it is back.
    const { flagged } = await archived();
    expect((await bring(other.url, batchOf(`away-${kill}`))).body.accepted).toBe(BATCH);
    await until(archived, (now) => now.flagged > flagged);
    api = await start('api', { PORT: new URL(api.url).port });
  };

  beforeAll(async () => {
    database = await freshDatabase();
    [api, other, worker] = await Promise.all([start('api'), start('api'), start('worker')]);
    await openDesk();
  }, 60_000);

  afterAll(async () => {
    socket.close();
    await Promise.all([api, other, worker].map(async (app) => await app.stop()));
    await database.drop();
  }, 60_000);

  it('loses no message and counts none twice, and the console hears of every flag once', async () => {
    const sender = new Sender(api.url);
    const knownAgain = (): number => sender.answered.reduce((sum, { duplicate }) => sum + duplicate, 0);
    let kills = 0;
    for (; kills < KILLS || (knownAgain() === 0 && kills < KILLS_AT_MOST); kills++) {
      const enough = sender.answered.length + BETWEEN;
      await until(() => sender.answered.length >= enough, Boolean);
      await killAndRestart(sender, kills);
    }
    const sent = ((await sender.stop()) + kills) * BATCH;

    expect(knownAgain()).toBeGreaterThan(0);
    for (const { tries, accepted, duplicate } of sender.answered) {
      expect(accepted + duplicate).toBe(BATCH);
      if (tries === 1) expect(duplicate).toBe(0);
    }
    await until(archived, ({ ids }) => ids === sent, 120_000);
    const flags = await database.dataSource.query<{ id: string }[]>('SELECT id FROM flag');
    await until(
      () => heard.length,
      (count) => count >= flags.length,
    );
    expect(await archived()).toEqual({ messages: sent, ids: sent, flagged: flags.length });
    expect(flags.length).toBeGreaterThan(0);
    expect(heard.toSorted()).toEqual(flags.map(({ id }) => id).sort());
    expect(gaps).toBe(0);
    const totals = await readTotals({ redisUrl: process.env['TEST_REDIS_URL']!, prefix: 'kill-api' }, [ROOM]);
    expect(totals).toEqual({ messages: sent, flags: { total: flags.length, distinct: flags.length } });
  }, 300_000);
});
