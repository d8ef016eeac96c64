import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoomCues } from '../../src/api/cues.controller.js';
import type { RoomSnapshot } from '../../src/api/rooms.controller.js';
import type { CueView } from '../../src/core/cue/view.js';
import type { HostCue } from '../../src/cue/host-cue.js';
import { signIn, startAppProcess, type AppProcess } from '../support/app-process.js';
import { joinRoom, noteEvents, openConsole } from '../support/console-socket.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { HostTablet, type TabletStream } from '../support/host-tablet.js';
import { until } from '../support/until.js';

const PAD_KEY = 'host-pad-key-0123456789';
const OTHER_KEY = 'host-other-key-0123456789';

describe('cues, from the console to the host’s tablet and back', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let cookie: string;
  let pad: HostTablet;

  beforeAll(async () => {
    database = await freshDatabase();
    app = await startAppProcess({
      redisUrl: process.env['TEST_REDIS_URL']!,
      databaseUrl: database.url,
      prefix: 'cues',
      extra: { HOST_KEYS: `pad=${PAD_KEY}@直播间-1,other=${OTHER_KEY}@r2` },
    });
    cookie = await signIn(app.url);
    pad = new HostTablet(app.url, PAD_KEY);
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  const call = async (method: string, path: string, body?: object): Promise<Response> =>
    await fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { cookie, 'x-changkong-csrf': '1', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const room = (path: string, roomId = '直播间-1') => `/rooms/${encodeURIComponent(roomId)}${path}`;
  const send = async (text: string, roomId?: string): Promise<CueView> =>
    (await (await call('POST', room('/cues', roomId), { text })).json()) as CueView;
  const read = async <T>(path: string): Promise<T> => (await (await call('GET', path)).json()) as T;

  it('shows the host what was sent, and the console what became of it', async () => {
    const socket = await openConsole(app.url, { cookie });
    const { cues: told } = noteEvents(socket);
    await joinRoom(socket, { roomId: '直播间-1' });
    const stream = await pad.listen();
    await until(() => stream.told.length, Boolean);
    expect(stream.told).toEqual([[]]);

    const cue = await send('稳住\n先别念单号');
    await until(() => stream.told.length === 2, Boolean);
    expect(stream.told[1]).toEqual([
      { id: cue.id, seq: 1, text: '稳住\n先别念单号', status: 'sent', sentAt: cue.sentAt },
    ]);
    expect((await pad.say(cue.id, 'shown')).cue).toMatchObject({ status: 'shown' });
    const first = await pad.say(cue.id, 'received');
    const again = await pad.say(cue.id, 'received');
    expect(first).toMatchObject({ status: 200, cue: { status: 'received', receivedAt: expect.any(Number) } });
    expect(again).toEqual(first);

    await until(() => told.length === 3, Boolean);
    expect(told.map(({ status }) => status)).toEqual(['sent', 'shown', 'received']);
    expect(told[2]).toMatchObject({ author: 'admin', receivedAt: first.cue.receivedAt });
    const snapshot = await read<RoomSnapshot>(room(''));
    expect(snapshot.cues).toEqual([told[2]]);
    stream.close();
    socket.close();
  });

  it('tells who was away what happened meanwhile, and then goes on', async () => {
    const before = await pad.listen();
    const first = await send('先看公屏');
    await until(() => before.told.flat().some(({ id }) => id === first.id), Boolean);
    before.close();
    await before.ended;

    const second = await send('再讲面霜');
    await call('POST', `/cues/${second.id}/withdraw`);
    const back = await pad.listen();
    await until(() => back.told.length, Boolean);
    const statuses = new Map(back.told[0]!.map(({ id, status }) => [id, status]));
    expect([statuses.get(first.id), statuses.get(second.id)]).toEqual(['replaced', 'withdrawn']);
    expect(back.told[0]![0]!.id).toBe(second.id);
    const third = await send('好了');
    await until(() => back.told.flat().some(({ id }) => id === third.id), Boolean);
    expect((await pad.ask()).map(({ id }) => id).slice(0, 3)).toEqual([third.id, second.id, first.id]);
    back.close();
  });

  it('lets the oldest of too many streams of a room go, and leaves the rest', async () => {
    const streams: TabletStream[] = [];
    for (let place = 0; place < 9; place++) {
      const stream = await pad.listen();
      await until(() => stream.told.length, Boolean);
      streams.push(stream);
    }
    const [oldest, ...others] = streams;
    await oldest!.ended;
    const cue = await send('镜头慢一点');
    const hears = ({ told }: TabletStream): boolean => told.flat().some(({ id }) => id === cue.id);
    await until(() => others.every(hears), Boolean);
    expect(hears(oldest!)).toBe(false);
    for (const stream of others) stream.close();
  });

  it('tells whether a tablet is there: it says so by asking', async () => {
    const asked = await read<RoomCues>(room('/cues', 'r2'));
    expect(asked.tablet).toBeUndefined();
    await new HostTablet(app.url, OTHER_KEY).ask();
    const { tablet } = await read<RoomCues>(room('/cues', 'r2'));
    expect(tablet).toEqual({ onlineSince: tablet!.seenAt, seenAt: expect.any(Number) });
  });

  it('lets nobody else in, and shows a tablet no other room', async () => {
    for (const [key, code] of [
      ['nobody-knows-this-key', 'key_unknown'],
      ['', 'key_missing'],
    ] as const) {
      for (const path of ['', '/stream']) {
        const answer = await fetch(`${app.url}/api/v1/host/cues${path}`, {
          headers: { authorization: `Bearer ${key}` },
        });
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, code]);
      }
    }
    const cue = await send('只给一号间');
    const other = new HostTablet(app.url, OTHER_KEY);
    expect((await other.say(cue.id, 'received')).status).toBe(404);
    expect((await other.ask()).map(({ id }) => id)).not.toContain(cue.id);
    expect((await fetch(`${app.url}/api/v1/rooms/r2/cues`)).status).toBe(401);
  });

  it.each([
    ['a long cue', { text: '长'.repeat(201) }, 422, 'cue_too_long'],
    ['an empty one', { text: ' ' }, 422, 'cue_empty'],
    ['no words', {}, 400, 'invalid'],
    ['two kinds of words', { text: '稳住', script: { scriptId: 'x', version: 1 } }, 400, 'invalid'],
    ['an incident nobody knows', { text: '稳住', incidentId: 'nothing' }, 404, 'incident_unknown'],
  ])('says what is wrong with %s', async (_what, body, status, code) => {
    const answer = await call('POST', room('/cues', 'r2'), body);
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('serves the page, which may do nothing but talk to us, and nothing beside it', async () => {
    const page = await fetch(`${app.url}/host`);
    expect([page.status, new URL(page.url).pathname]).toEqual([200, '/host/']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    const html = await page.text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
    for (const [, file] of html.matchAll(/(?:src|href)="([\w-]+\.(?:js|css))"/g)) {
      expect((await fetch(`${app.url}/host/${file}`)).status).toBe(200);
    }
    for (const file of ['tsconfig.json', 'cues.spec.ts', '..%2fpackage.json']) {
      expect((await fetch(`${app.url}/host/${file}`)).ok).toBe(false);
    }
  });

  it('tells the consoles when twenty seconds are over, and takes the receipt that comes after', async () => {
    const socket = await openConsole(app.url, { cookie });
    const { cues: told } = noteEvents(socket);
    await joinRoom(socket, { roomId: 'r2' });
    const cue = await send('看一眼提词', 'r2');
    await until(() => told.some(({ status }) => status === 'unseen'), Boolean);
    const unseen = told.filter(({ status }) => status === 'unseen');
    expect(unseen).toHaveLength(1);
    expect(unseen[0]!.unseenAt).toBeGreaterThanOrEqual(cue.dueAt);
    const late = await new HostTablet(app.url, OTHER_KEY).say(cue.id, 'received');
    expect(late.cue).toMatchObject({ status: 'received' } satisfies Partial<HostCue>);
    await until(() => told.some(({ status }) => status === 'received'), Boolean);
    socket.close();
  }, 90_000);
});
