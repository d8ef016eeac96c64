import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorAnswer } from '../../src/http/api-error.filter.js';
import type { ScriptDetail, ScriptPreview, ScriptSummary } from '../../src/scripts/read-scripts.js';
import { startAppProcess, type AppProcess } from '../support/app-process.js';
import { openDesk, OUR_PAGE } from '../support/desk-people.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const ID = 'flood-room';
const FILE = readFileSync(`scripts-templates/${ID}.md`, 'utf8');
const VERSION = Number(/^version: (\d+)/m.exec(FILE)![1]);
const PATH = `/api/v1/scripts/${ID}`;

describe('scripts, edited through two processes', () => {
  let database: FreshDatabase;
  let apps: readonly AppProcess[];
  let cookies: { li: string; wang: string };

  beforeAll(async () => {
    database = await freshDatabase();
    const common = { redisUrl: process.env['TEST_REDIS_URL']!, databaseUrl: database.url, prefix: 'scripts' };
    apps = [
      await startAppProcess({ ...common, role: 'api' }),
      await startAppProcess({ ...common, role: 'api' }),
    ];
    const desk = await openDesk(apps[0]!.url);
    cookies = { li: await desk.person('li', ['pr']), wang: await desk.person('wang', ['moderator']) };
  }, 60_000);

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await database.drop();
  });

  const ask = (place: number, who: keyof typeof cookies, method: string, path: string, body?: unknown) =>
    fetch(`${apps[place]!.url}${path}`, {
      method,
      headers: {
        cookie: cookies[who],
        ...OUR_PAGE,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const get = async <T>(place: number, path: string): Promise<T> =>
    (await (await ask(place, 'li', 'GET', path)).json()) as T;

  it('lists what comes with the product, and shows each as its file holds it', async () => {
    const list = await get<ScriptSummary[]>(0, '/api/v1/scripts');
    expect(list.length).toBeGreaterThan(70);
    expect(list.every(({ origin, fileState }) => origin === 'file' && fileState === 'same')).toBe(true);
    expect((await get<ScriptDetail>(0, PATH)).source).toBe(FILE);
  });

  it('saves in one process what another shows, tells the second editor of the first, and exports bytes', async () => {
    const source = FILE.replace('不是不回您', '真的不是不回您');
    const saved = await ask(0, 'li', 'PUT', PATH, { source, baseVersion: VERSION, note: '口气软一点' });
    expect([saved.status, await saved.json()]).toMatchObject([
      200,
      { version: VERSION + 1, origin: 'edited', author: 'li', note: '口气软一点', fileState: 'older' },
    ]);
    await until(
      () => get<ScriptDetail>(1, PATH),
      ({ version }) => version === VERSION + 1,
    );
    const late = await ask(1, 'wang', 'PUT', PATH, { source, baseVersion: VERSION });
    const refusal = (await late.json()) as ErrorAnswer;
    expect([late.status, refusal.code]).toEqual([409, 'script_edited']);
    expect(refusal.message.zh).toMatch(/^li 在 \d+ 月 \d+ 日 \d\d:\d\d 保存了第 \d+ 版/);
    expect(refusal.message.en).toMatch(/^li saved version \d+ at /);

    const exported = await ask(1, 'wang', 'GET', `${PATH}/export`);
    expect(exported.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(exported.headers.get('content-disposition')).toBe(`attachment; filename="${ID}.md"`);
    const bytes = Buffer.from(await exported.arrayBuffer());
    expect(bytes).toEqual(Buffer.from(source.replace(/^version: \d+/m, `version: ${VERSION + 1}`)));

    const diff = await get<{ kind: string; parts: { text: string; changed: boolean }[] }[]>(
      1,
      `${PATH}/diff?from=file&to=${VERSION + 1}`,
    );
    const added = diff.filter(({ kind }) => kind === 'added').flatMap(({ parts }) => parts);
    expect(added.filter(({ changed }) => changed).map(({ text }) => text)).toContain('真的');
  });

  it('refuses what the parser of files refuses, naming the line, and shows what would be said', async () => {
    const broken = FILE.replace('causes: [flood]', 'causes: [flud]');
    for (const [method, path, body] of [
      ['PUT', PATH, { source: broken, baseVersion: VERSION + 1 }],
      ['POST', '/api/v1/scripts/preview', { id: ID, source: broken }],
    ] as const) {
      const answer = await ask(0, 'wang', method, path, body);
      const { code, message } = (await answer.json()) as ErrorAnswer;
      expect([answer.status, code]).toEqual([422, 'script_refused']);
      expect(message).toMatchObject({
        zh: expect.stringMatching(/^第 7 行：causes\.0 有误：/) as unknown,
        en: expect.stringMatching(/^line 7: causes\.0 is wrong: /) as unknown,
      });
    }
    const gift = readFileSync('scripts-templates/av-fault-room-recovered-gift.md', 'utf8');
    const wanted = { id: 'av-fault-room-recovered-gift', source: gift, values: { coupons: '30' } };
    const shown = await ask(0, 'li', 'POST', '/api/v1/scripts/preview', wanted);
    const { text, missing, compensation } = (await shown.json()) as ScriptPreview;
    expect(text).toContain('准备了 30 张 5 元无门槛券');
    expect([missing, compensation?.total]).toEqual([[], 150]);
  });

  it('takes a script out of use in all processes, and back', async () => {
    expect((await ask(0, 'li', 'POST', `${PATH}/archive`, { why: '换新版' })).status).toBe(200);
    await until(
      () => get<ScriptDetail>(1, PATH),
      ({ archived }) => archived?.by === 'li',
    );
    const twice = await ask(1, 'wang', 'POST', `${PATH}/archive`, {});
    expect([twice.status, ((await twice.json()) as ErrorAnswer).code]).toEqual([409, 'script_archived']);
    expect((await ask(1, 'wang', 'POST', `${PATH}/restore`)).status).toBe(200);
    expect((await ask(0, 'li', 'GET', '/api/v1/scripts/nothing-here')).status).toBe(404);
    expect((await ask(0, 'li', 'GET', `${PATH}/diff?from=1x&to=2`)).status).toBe(400);
  });
});
