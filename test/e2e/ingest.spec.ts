import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import {
  bring,
  KEY,
  NARROW_KEY,
  startAppProcess,
  type Answer,
  type AppProcess,
  signIn,
} from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { sendRaw } from '../support/raw-http.js';

const PINGS = 5_000;
const good = { roomId: 'r1', id: 'm-1', userId: '9007199254740993', text: '主播好呀' };

describe('the ingest door', () => {
  let database: FreshDatabase;
  let app: AppProcess;

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    app = await startAppProcess({
      redisUrl,
      databaseUrl: database.url,
      prefix: 'ingest',
      role: 'api',
      extra: { SHARD_BOUND: '50' },
    });
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  const unique = (): string => `u-${process.hrtime.bigint()}`;

  it('accepts what is good and says what is wrong with the rest', async () => {
    const batch = [
      { ...good, id: unique() },
      { ...good, text: undefined },
      { ...good, roomId: 'no spaces please' },
      { ...good, text: 'x'.repeat(10_001) },
      'not an object',
      { ...good, id: 2 ** 60 },
      { ...good, id: unique(), count: 0 },
    ];
    const { status, body } = await bring(app.url, batch);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, duplicate: 0 });
    expect(body.rejected.map(({ index, field }) => [index, field])).toEqual([
      [1, 'text'],
      [2, 'roomId'],
      [3, 'text'],
      [4, ''],
      [5, 'id'],
      [6, 'count'],
    ]);
  });

  it('knows a message that is sent again, also within one request, and only within its room', async () => {
    const message = { ...good, id: unique() };
    expect((await bring(app.url, [message, message])).body).toMatchObject({ accepted: 1, duplicate: 1 });
    expect((await bring(app.url, [message])).body).toMatchObject({ accepted: 0, duplicate: 1 });
    expect((await bring(app.url, [{ ...message, roomId: 'r2' }])).body).toMatchObject({
      accepted: 1,
      duplicate: 0,
    });
  });

  it('reads NDJSON, and a broken line takes nothing down', async () => {
    const lines = [
      JSON.stringify({ ...good, id: unique() }),
      '{broken',
      '',
      JSON.stringify({ ...good, id: unique() }),
    ];
    const answer = await fetch(`${app.url}/api/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${KEY}` },
      body: lines.join('\n'),
    });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: 'not_json' }] });
  });

  it('takes an empty id for none, and tells a mention from a danmaku of the same id', async () => {
    const id = unique();
    const batch = [
      { ...good, id: '', text: '一' },
      { ...good, id: '', text: '二' },
      { ...good, id },
      { ...good, id, kind: 'mention' },
      { ...good, id: 'a\u0000' },
    ];
    const { body } = await bring(app.url, batch);
    expect(body).toMatchObject({ accepted: 4, duplicate: 0, rejected: [{ index: 4, field: 'id' }] });
  });

  it('does not let a key named __proto__ take good messages down', async () => {
    const poisoned = `[{"__proto__":{"x":1},"roomId":"r1","text":"hi","id":"${unique()}"},{"roomId":"r1","text":"好"}]`;
    expect((await bring(app.url, poisoned)).body).toMatchObject({ accepted: 2, rejected: [] });
  });

  it.each([
    ['a broken array', '[{"roomId":', 400, 'malformed'],
    ['no array', '{"roomId":"r1"}', 400, 'malformed'],
    ['too many', JSON.stringify(Array.from({ length: 5_001 }, () => good)), 413, 'too_many_messages'],
    ['too large a body', JSON.stringify([{ ...good, text: 'x'.repeat(17 * 1024 * 1024) }]), 413, 'too_large'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await bring(app.url, body)).toMatchObject({ status, body: { code } });
  });

  it('refuses a wrong key, and a key for other rooms', async () => {
    expect(await bring(app.url, [good], 'wrong-key-0123456789')).toMatchObject({
      status: 401,
      body: { code: 'key_unknown' },
    });
    expect(await bring(app.url, [good], NARROW_KEY)).toMatchObject({
      status: 403,
      body: { code: 'room_forbidden' },
    });
    const mixed = [good, { ...good, roomId: 'only-here', id: unique() }];
    const { status, body } = await bring(app.url, mixed, NARROW_KEY);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0, code: 'room_forbidden' }] });
  });

  const connected = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/api/v1/messages`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    await once(socket, 'open');
    return socket;
  };

  it('answers frames of a WebSocket in their order, as HTTP would', async () => {
    const socket = await connected();
    const answers: Answer['body'][] = [];
    const done = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        answers.push(JSON.parse(data.toString()) as Answer['body']);
        if (answers.length === 3) resolve();
      });
    });
    const id = unique();
    socket.send(JSON.stringify([{ ...good, id }]));
    socket.send(JSON.stringify({ ...good, id }));
    socket.send('[broken');
    await done;
    socket.close();
    expect(answers).toMatchObject([
      { status: 202, accepted: 1 },
      { status: 202, duplicate: 1 },
      { status: 400, code: 'malformed' },
    ]);
  });

  it('answers a burst of pings with a pong to the newest, and goes on', async () => {
    const socket = await connected();
    const pongs: number[] = [];
    const newest = new Promise<void>((resolve) => {
      socket.on('pong', (payload) => {
        pongs.push(payload.readUInt32LE());
        if (pongs.at(-1) === PINGS) resolve();
      });
    });
    const answered = once(socket, 'message');
    for (let n = 1; n <= PINGS; n++) socket.ping(Buffer.from(Uint32Array.of(n).buffer));
    socket.send(JSON.stringify([{ ...good, id: unique() }]));
    const [answer] = (await answered) as [Buffer];
    expect(JSON.parse(answer.toString())).toMatchObject({ status: 202, accepted: 1 });
    await newest;
    expect(pongs).toEqual([...new Set(pongs)].sort((a, b) => a - b));
    socket.close();
    expect((await once(socket, 'close'))[0]).toBe(1005); // It was we who closed.
  });

  it.each([
    ['a frame larger than any body', Buffer.alloc(17 * 1024 * 1024, ' '), 1009],
    ['a text that is none', Buffer.from([0xff]), 1007],
  ])('closes a WebSocket over %s with the code that says so', async (_what, frame, code) => {
    const socket = await connected();
    socket.send(frame, { binary: false });
    expect((await once(socket, 'close'))[0]).toBe(code);
  });

  it('outlives an upgrade request for an address that is none', async () => {
    await sendRaw(app.url, 'GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  });

  it('lets no WebSocket in without a key', async () => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/api/v1/messages`);
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('401');
  });

  it('answers 429 with Retry-After when nobody analyses what waits, and keeps nothing of that request', async () => {
    const batch = (): object[] =>
      Array.from({ length: 60 }, () => ({ ...good, roomId: 'full', id: unique() }));
    const cookie = await signIn(app.url);
    const pending = async (): Promise<number> => {
      const answer = await fetch(`${app.url}/api/v1/rooms`, { headers: { cookie } });
      return ((await answer.json()) as { pending: number }).pending;
    };
    expect((await bring(app.url, batch())).body.accepted).toBe(60);
    const before = await pending();
    const refused = await bring(app.url, batch());
    expect(await pending()).toBe(before);
    expect(refused).toMatchObject({ status: 429, body: { code: 'queue_full' } });
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  });
});
