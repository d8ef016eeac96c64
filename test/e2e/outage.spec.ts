import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { temporaryFolder } from '../../launch/services/postgres-place.mjs';
import { startPostgres, stopPostgres } from '../../launch/services/postgres.mjs';
import { startRedis, stopRedis } from '../../launch/services/redis.mjs';
import { bring, startAppProcess, type Answer, type AppProcess } from '../support/app-process.js';
import { unfinishedJobs } from '../support/unfinished-jobs.js';
import { until } from '../support/until.js';

const note = (): void => undefined;

describe('Redis and PostgreSQL going away and coming back', () => {
  let dir: string;
  let redisUrl: string;
  let databaseUrl: string;
  let app: AppProcess;
  let sent = 0;
  let accepted = 0;

  const openRedis = async (): Promise<string> => await startRedis(dir, note);
  /** Durable, as in earnest: what was committed must survive the kill. */
  const openPostgres = async (): Promise<string> => await startPostgres(dir, { note });

  beforeAll(async () => {
    dir = await temporaryFolder();
    [redisUrl, databaseUrl] = [await openRedis(), await openPostgres()];
    app = await startAppProcess({ redisUrl, databaseUrl, prefix: 'outage' });
  }, 90_000);

  afterAll(async () => {
    await app.stop();
    await stopPostgres(dir, true);
    await stopRedis(dir, true);
    await rm(dir, { recursive: true, force: true });
  }, 60_000);

  /** Sends the next ten messages until they are taken: what a client does with a 503. */
  const bringUntilTaken = async (): Promise<void> => {
    const batch = Array.from({ length: 10 }, () => ({
      roomId: 'r',
      id: `m${sent++}`,
      userId: 'u',
      text: '卡死了',
    }));
    const answer = await until(
      async () => await bring(app.url, batch),
      ({ status }) => status === 202,
    );
    accepted += answer.body.accepted + answer.body.duplicate;
  };

  const archived = async (): Promise<number> => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM message');
      return rows[0]!.n;
    } finally {
      await client.end();
    }
  };

  it('answers 503 without Redis, and goes on when it is back with what it held', async () => {
    await bringUntilTaken();
    await stopRedis(dir, true);
    const refused: Answer = await bring(app.url, [{ roomId: 'r', text: '有人吗' }]);
    expect(refused).toMatchObject({ status: 503, body: { code: 'storage_away' } });
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(503);
    expect(await openRedis()).toBe(redisUrl);
    await bringUntilTaken();
    await until(archived, (count) => count === accepted, 90_000);
    await until(
      async () => (await fetch(`${app.url}/health/ready`)).status,
      (status) => status === 200,
    );
  }, 180_000);

  it('answers 503 when either is there but says nothing, and goes on when it speaks again', async () => {
    for (const [record, ask] of [
      ['redis.json', async () => await bring(app.url, [{ roomId: 'r', text: '有人吗' }])],
      ['postgres.json', async () => await signIn(app.url)],
    ] as const) {
      const { pid } = JSON.parse(readFileSync(join(dir, 'run', record), 'utf8')) as { pid: number };
      const pids = [pid, ...childrenOf(pid)];
      for (const one of pids) process.kill(one, 'SIGSTOP');
      try {
        expect(await ask()).toMatchObject({ status: 503, body: { code: 'storage_away' } });
      } finally {
        for (const one of pids) process.kill(one, 'SIGCONT');
      }
      await bringUntilTaken();
    }
    await until(archived, (count) => count === accepted, 90_000);
    expect(await signIn(app.url)).toMatchObject({ status: 401 });
  }, 180_000);

  it('goes on accepting without PostgreSQL, and archives it all when it is back', async () => {
    await stopPostgres(dir, true);
    await bringUntilTaken();
    expect(await (await fetch(`${app.url}/health/ready`)).json()).toMatchObject({ missing: ['postgresql'] });
    expect(await openPostgres()).toBe(databaseUrl);
    await until(archived, (count) => count === accepted, 90_000);
    await until(
      async () => await unfinishedJobs(app.url),
      (jobs) => jobs === 0,
    );
  }, 180_000);
});

/** PostgreSQL has a process a connection, each of which would answer by itself. */
function childrenOf(pid: number): readonly number[] {
  return processes()
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child!);
}

/** @returns pairs of a pid and its parent's */
function processes(): readonly (readonly number[])[] {
  if (!existsSync('/proc/self/stat')) {
    const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return listed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((name) => [Number(name), parentOf(name)]);
}

function parentOf(pid: string): number {
  try {
    // proc(5): the name stands in brackets and may hold anything; then the state, then the parent.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) . /s, '')
        .split(' ')[0],
    );
  } catch {
    return 0;
  }
}

async function signIn(url: string): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-changkong-csrf': '1' },
    body: JSON.stringify({ user: 'nobody', password: 'not-a-password' }),
  });
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    body: (await answer.json()) as Answer['body'],
  };
}
