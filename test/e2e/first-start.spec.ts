import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn, startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const SHOWN = /password, shown this once: (\S+)/;

/** Runs `npm run password -- NAME`. */
async function resetPassword(databaseUrl: string, name: string): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['launch/password.mjs', name], {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

describe('a first start without a password', () => {
  let database: FreshDatabase;
  let apps: AppProcess[];
  let password: string;

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    const start = async (): Promise<AppProcess> =>
      await startAppProcess({
        ...{ redisUrl, databaseUrl: database.url, prefix: 'first-start', role: 'api' },
        extra: { CONSOLE_PASSWORD: '' },
      });
    apps = await Promise.all([start(), start()]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(apps.map(async (app) => await app.stop()));
    await database.drop();
  });

  const whoAmI = async (app: AppProcess, cookie: string): Promise<Response> =>
    await fetch(`${app.url}/api/v1/session`, { headers: { cookie } });

  it('makes one admin of two processes, and writes the password once, outside of the log', async () => {
    const shown = apps.flatMap(({ said }) => said).filter((line) => SHOWN.test(line));
    expect(shown).toHaveLength(1);
    password = SHOWN.exec(shown[0]!)![1]!;
    const log = apps.flatMap(({ said }) => said).filter((line) => line.startsWith('{'));
    expect(log.join('\n')).not.toContain(password);
    for (const app of apps) {
      const answer = await whoAmI(app, await signIn(app.url, 'admin', password));
      expect(await answer.json()).toEqual({
        name: 'admin',
        displayName: 'admin',
        roles: ['controller', 'pr', 'moderator', 'admin'],
        rooms: [],
      });
    }
  });

  it('is signed in to by a cookie that no script reads and no other site sends, until signing out', async () => {
    const [one, other] = apps as [AppProcess, AppProcess];
    const headers = { 'content-type': 'application/json', 'x-changkong-csrf': '1' };
    const post = async (extra: Record<string, string>): Promise<string> => {
      const body = JSON.stringify({ user: 'admin', password });
      const answer = await fetch(`${one.url}/api/v1/session`, {
        method: 'POST',
        headers: { ...headers, ...extra },
        body,
      });
      return answer.headers.get('set-cookie') ?? '';
    };
    const cookie = await post({});
    expect(cookie).toMatch(/^changkong_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await post({ 'x-forwarded-proto': 'https' })).toContain('Secure');
    const pair = cookie.split(';')[0]!;
    expect((await whoAmI(other, pair)).status).toBe(200);
    await fetch(`${one.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { ...headers, cookie: pair },
      body: '{}',
    });
    // Not the cookie is gone, but what it stood for; in every process.
    expect((await whoAmI(other, pair)).status).toBe(401);
  });

  it('locks with a 429 that says when, in both languages', async () => {
    const url = `${apps[0]!.url}/api/v1/session`;
    const headers = { 'content-type': 'application/json', 'x-changkong-csrf': '1', 'accept-language': 'en' };
    const wrong = async (): Promise<Response> =>
      await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ user: 'guessed', password: 'wrong' }),
      });
    for (let i = 0; i < 4; i++) expect((await wrong()).status).toBe(401);
    const answer = await wrong();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await answer.json()).toEqual({
      status: 429,
      code: 'sign_in_locked',
      retryAfter: 60,
      message: {
        zh: '密码错误次数过多，已暂时锁定，请 1 分钟后再试',
        en: 'too many wrong tries: locked, try again in 1 minute',
      },
      text: 'too many wrong tries: locked, try again in 1 minute',
    });
  });

  it('has lost its password: a new one at the terminal ends the sessions of the old', async () => {
    const [app] = apps as [AppProcess];
    const before = await signIn(app.url, 'admin', password);
    const { code, said } = await resetPassword(database.url, 'Admin');
    expect(code).toBe(0);
    const renewed = SHOWN.exec(said)![1]!;
    expect((await whoAmI(app, before)).status).toBe(401);
    const cookie = await signIn(app.url, 'admin', renewed);
    const trail = await fetch(`${app.url}/api/v1/audit?action=person.`, { headers: { cookie } });
    expect(await trail.json()).toMatchObject({
      entries: [
        { by: { type: 'system' }, action: 'person.password-set', why: 'reset at the terminal' },
        { by: { type: 'system' }, action: 'person.created', why: 'first start' },
      ],
    });
    expect(await resetPassword(database.url, 'nobody')).toEqual({
      code: 1,
      said: expect.stringContaining('no such account: nobody'),
    });
    expect((await resetPassword(database.url, '')).said).toContain('npm run password');
  });
});
