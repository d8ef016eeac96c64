import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { KEY_SCOPES, type KeyScope } from '../../src/core/access/key.js';
import { CONSOLE_FILES, PERMISSIONS, type Access } from '../../src/core/access/permissions.js';
import { ROLES, type Role } from '../../src/core/access/person.js';
import { KEY, startAppProcess, type AppProcess } from '../support/app-process.js';
import { joinRoom, leaveRoom, openConsole } from '../support/console-socket.js';
import { OUR_PAGE, openDesk, type Desk } from '../support/desk-people.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'room-1';
/** Things that are not there: an answer about them comes after the question whether one may ask. */
const PARAMETERS: Readonly<Record<string, string>> = {
  roomId: ROOM,
  name: 'nobody-here',
  id: '0190a000-0000-7000-8000-000000000000',
  scriptId: 'none',
};
const rows = Object.entries(PERMISSIONS) as [string, Access][];
const routes = rows.filter(([row]) => !row.startsWith('socket:') && row !== CONSOLE_FILES);

type Who = 'nobody' | Role | `key:${KeyScope}`;
const WHO: readonly Who[] = ['nobody', ...ROLES, ...KEY_SCOPES.map((scope) => `key:${scope}` as const)];

/** What the table says of somebody: `undefined` for allowed, else the code of the refusal. */
function refusalBy(access: Access, who: Who): string | undefined {
  const scope = who.startsWith('key:') ? (who.slice(4) as KeyScope) : undefined;
  if (access === 'public') return undefined;
  if (access === 'ingest key') {
    if (scope === undefined) return 'key_missing';
    return scope === 'ingest' ? undefined : 'scope_missing';
  }
  if (access === 'host key') {
    if (scope === undefined) return 'key_missing';
    return scope === 'host' ? undefined : 'key_unknown';
  }
  if (who === 'nobody') return 'signed_out';
  if (scope !== undefined) return access.keys?.includes(scope) ? undefined : 'scope_missing';
  return access.roles.includes(who as Role) ? undefined : 'not_allowed';
}

describe('the permission table, over a running app', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let desk: Desk;
  const headersOf = new Map<Who, Record<string, string>>([['nobody', {}]]);

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    app = await startAppProcess({ redisUrl, databaseUrl: database.url, prefix: 'permissions', role: 'api' });
    desk = await openDesk(app.url);
    for (const role of ROLES) headersOf.set(role, { cookie: await desk.person(`only-${role}`, [role]) });
    // Their owner has every role: what is refused is refused to the key.
    for (const scope of KEY_SCOPES) {
      // A host's link is of one room.
      const rooms = scope === 'host' ? [ROOM] : undefined;
      headersOf.set(`key:${scope}`, { authorization: `Bearer ${await desk.key([scope], undefined, rooms)}` });
    }
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  const ask = async (
    row: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; code?: string }> => {
    const [method = '', pattern = ''] = row.split(' ');
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => PARAMETERS[name]!);
    const body = method === 'GET' ? {} : { body: '{}', type: { 'content-type': 'application/json' } };
    const answer = await fetch(`${app.url}${path}`, {
      method,
      headers: { ...OUR_PAGE, ...headers, ...body.type },
      ...(body.body !== undefined && { body: body.body }),
    });
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    if (isStream) await answer.body?.cancel();
    const text = isStream ? '' : await answer.text();
    const isRefusal = answer.status === 401 || answer.status === 403;
    return { status: answer.status, ...(isRefusal && { code: (JSON.parse(text) as { code: string }).code }) };
  };

  // What ends a session comes last.
  const inOrder = [...routes].sort(
    ([a], [b]) =>
      Number(a.startsWith('DELETE /api/v1/session')) - Number(b.startsWith('DELETE /api/v1/session')),
  );

  it.each(inOrder)('%s', async (row, access) => {
    for (const who of WHO) {
      const { status, code } = await ask(row, headersOf.get(who)!);
      // Nothing that was allowed breaks: 400, 404 and 409 are answers to what we asked for.
      expect({ who, code, broken: status >= 500 && row !== 'GET /health/ready' }).toEqual({
        who,
        code: refusalBy(access, who),
        broken: false,
      });
    }
  });

  it.each(rows.filter(([row]) => row.startsWith('socket:')))('%s', async (row, access) => {
    for (const role of ROLES) {
      const cookie = (await desk.person(`${role}-${row.slice(7)}`, [role])).split(';')[0]!;
      const socket = await openConsole(app.url, { cookie });
      const reply = row.endsWith('leave')
        ? await leaveRoom(socket, ROOM)
        : await joinRoom(socket, { roomId: ROOM });
      expect({ role, ok: reply.ok }).toEqual({ role, ok: refusalBy(access, role) === undefined });
      socket.close();
    }
    for (const who of WHO.filter((one) => !(ROLES as readonly string[]).includes(one)))
      await expect(openConsole(app.url, headersOf.get(who)!)).rejects.toThrow('sign in first');
  });

  it('has a row for every route of openapi.json', () => {
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(routes.map(([row]) => row)).toEqual(expect.arrayContaining(described));
  });

  it('refuses a change that another page asks for, whoever is signed in', async () => {
    const cookie = await desk.person('browsing', ['admin']);
    const post = async (headers: Record<string, string>): Promise<Response> =>
      await fetch(`${app.url}/api/v1/jobs/failed/retry`, { method: 'POST', headers: { cookie, ...headers } });
    expect((await post({})).status).toBe(403);
    expect(await (await post({ ...OUR_PAGE, origin: 'https://evil.example' })).json()).toMatchObject({
      code: 'csrf',
    });
    expect((await post({ ...OUR_PAGE, origin: app.url })).status).toBe(202);
  });

  it('keeps everybody to their rooms, by session and by key', async () => {
    const cookie = await desk.person('scoped', ['controller'], ['mine']);
    const key = await desk.key(['read'], 'scoped');
    for (const headers of [{ cookie }, { authorization: `Bearer ${key}` }] as Record<string, string>[]) {
      const show = async (room: string): Promise<Response> =>
        await fetch(`${app.url}/api/v1/rooms/${room}`, { headers });
      expect((await show('mine')).status).toBe(200);
      expect(await (await show('other')).json()).toMatchObject({ status: 403, code: 'room_forbidden' });
    }
  });

  it('keeps everybody from what has an address of its own and is another room’s', async () => {
    const cookie = await desk.person('elsewhere', ['controller', 'moderator'], ['mine']);
    const draft = (await desk.admin('POST', '/api/v1/rooms/other/announcements', {
      text: '今晚加场',
      audience: 'room',
    })) as { id: string };
    const cue = (await desk.admin('POST', '/api/v1/rooms/other/cues', { text: '慢一点' })) as { id: string };
    for (const [method, path, body] of [
      ['GET', `/announcements/${draft.id}`],
      ['POST', `/announcements/${draft.id}/submit`, { seq: 1 }],
      ['POST', `/announcements/${draft.id}/withdraw`, { seq: 1 }],
      ['POST', `/cues/${cue.id}/withdraw`],
    ] as const) {
      const answer = await fetch(`${app.url}/api/v1${path}`, {
        method,
        headers: { cookie, ...OUR_PAGE, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      expect([path, answer.status, await answer.json()]).toMatchObject([
        path,
        403,
        { code: 'room_forbidden' },
      ]);
    }
  });

  it('says which roles would do, in the language that is asked for', async () => {
    const refused = async (headers: Record<string, string>): Promise<unknown> =>
      await (await fetch(`${app.url}/api/v1/people`, { headers })).json();
    const cookie = await desk.person('asking', ['pr']);
    expect(await refused({ 'accept-language': 'zh-CN' })).toMatchObject({ text: '请先登录' });
    expect(await refused({ 'accept-language': 'en', cookie })).toMatchObject({
      code: 'not_allowed',
      text: 'not allowed; it takes the role admin',
      message: { zh: '没有权限，需要角色：管理员' },
    });
  });

  it('takes no more than a name and a password from who has not signed in', async () => {
    const answer = await fetch(`${app.url}/api/v1/session`, {
      method: 'POST',
      headers: { ...OUR_PAGE, 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'x'.repeat(9_000), password: 'y' }),
    });
    expect(answer.status).toBe(413);
  });

  it('ends a key at the door in seconds, by HTTP and on a socket that is open', async () => {
    const made = (await desk.admin('POST', '/api/v1/keys', { name: 'tool', scopes: ['ingest'] })) as {
      key: { id: string };
      secret: string;
    };
    const bring = async (): Promise<{ code?: string; accepted?: number }> => {
      const answer = await fetch(`${app.url}/api/v1/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${made.secret}`, 'content-type': 'application/json' },
        body: JSON.stringify([{ roomId: ROOM, text: '主播好' }]),
      });
      return (await answer.json()) as { code?: string; accepted?: number };
    };
    expect(await bring()).toMatchObject({ accepted: 1 });
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/api/v1/messages`, [
      `bearer.${made.secret}`,
    ]);
    const frames: { status: number; code?: string; text?: string }[] = [];
    socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as (typeof frames)[0]));
    await new Promise((resolve) => socket.once('open', resolve));
    await desk.admin('DELETE', `/api/v1/keys/${made.key.id}`, { why: '泄露' });
    expect(await bring()).toMatchObject({ code: 'key_revoked' });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(JSON.stringify([{ roomId: ROOM, text: '还在吗' }]));
    expect(await closed).toBe(1008);
    expect(frames).toMatchObject([{ status: 401, code: 'key_revoked' }]);
    // The keys of the setting are others.
    const kept = await fetch(`${app.url}/api/v1/rooms/${ROOM}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: '直播间' }),
    });
    expect(kept.status).toBe(204);
  });

  it('hands the audit trail over as a file', async () => {
    const cookie = await desk.person('auditor', ['admin']);
    const answer = await fetch(`${app.url}/api/v1/audit/export?format=csv&action=key.`, {
      headers: { cookie },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    expect(await answer.text()).toContain('key.revoked');
    const wrong = await fetch(`${app.url}/api/v1/audit?from=yesterday`, { headers: { cookie } });
    expect(wrong.status).toBe(400);
    const page = await fetch(`${app.url}/api/v1/audit?limit=2`, { headers: { cookie } });
    expect(await page.json()).toMatchObject({ entries: [{}, {}], next: expect.stringMatching(/^\d+_/) });
  });

  it('takes a reason, and no body at all', async () => {
    await desk.person('leaving', ['pr']);
    const path = '/api/v1/people/leaving';
    expect(await desk.admin('DELETE', `${path}/sessions`, { why: '设备遗失' })).toEqual({ ended: 1 });
    expect(await desk.admin('DELETE', `${path}/sessions`)).toEqual({ ended: 0 });
    expect(await desk.admin('POST', `${path}/disable`)).toMatchObject({ disabledAt: expect.any(Number) });
    expect(await desk.admin('POST', `${path}/enable`)).not.toHaveProperty('disabledAt');
    expect(await desk.admin('PUT', `${path}/password`)).toEqual({ password: expect.any(String) });
  });
});
