import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Redis } from 'ioredis';
import type { LiveEvent } from '../../src/live/events.js';
import { LiveGateway } from '../../src/live/live.gateway.js';
import type { WholeOverview } from '../../src/live/overview.js';
import { Sessions } from '../../src/people/sessions.js';
import { LIVE_STREAM } from '../../src/tokens.js';
import { joinRoom, leaveRoom, openConsole, type ConsoleSocket } from '../support/console-socket.js';
import { Access, SYSTEM } from '../support/access.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { PausedLiveStream } from '../support/paused-live-stream.js';
import { until } from '../support/until.js';

class Desk {}

const eventOf = (id: string, roomId: string): LiveEvent => ({
  name: 'suggestions',
  roomId,
  payload: { incidentId: id, suggestions: [] },
});

describe('LiveGateway', () => {
  let database: FreshDatabase;
  let access: Access;
  let cookie: string;
  let redis: Redis;
  let blocking: Redis;
  let stream: PausedLiveStream;
  let app: NestFastifyApplication;
  let gateway: LiveGateway;
  let url: string;
  let roomId: string;
  const sockets: ConsoleSocket[] = [];

  beforeAll(async () => {
    [redis, blocking] = [
      new Redis(process.env['TEST_REDIS_URL']!),
      new Redis(process.env['TEST_REDIS_URL']!),
    ];
    database = await freshDatabase();
    access = new Access(database.dataSource, redis, `gateway-${randomUUID()}`);
    await access.addPerson('zhou');
    cookie = await access.cookieOf('zhou');
    stream = new PausedLiveStream(redis, blocking, `gateway-${randomUUID()}`);
    const providers = [
      LiveGateway,
      { provide: Sessions, useValue: access.sessions },
      { provide: LIVE_STREAM, useValue: stream },
    ];
    app = await NestFactory.create<NestFastifyApplication>(
      { module: Desk, providers },
      new FastifyAdapter(),
      { logger: false },
    );
    app.useWebSocketAdapter(new IoAdapter(app));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    gateway = app.get(LiveGateway);
    await gateway.start((error) => {
      throw error;
    });
  });

  beforeEach(() => {
    roomId = randomUUID();
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });

  afterAll(async () => {
    await gateway.stop();
    await app.close();
    redis.disconnect();
    blocking.disconnect();
    await database.drop();
  });

  const open = async (headers: Record<string, string>): Promise<ConsoleSocket> => {
    const socket = await openConsole(url, headers);
    sockets.push(socket);
    return socket;
  };

  /** A console that notes what it is told, by id, and the last place. */
  const listen = async () => {
    const socket = await open({ cookie });
    const seen = { socket, ids: [] as string[], gaps: 0, cursor: '' };
    socket.on('suggestions', ({ incidentId }, at) => {
      seen.ids.push(incidentId);
      seen.cursor = at;
    });
    socket.on('gap', () => seen.gaps++);
    return seen;
  };

  /** One that is in the room, too. */
  const watch = async (cursor?: string, during?: () => Promise<void>) => {
    const seen = await listen();
    stream.afterReading = during;
    const reply = await joinRoom(seen.socket, { roomId, ...(cursor !== undefined && { cursor }) });
    expect(reply).toMatchObject({ ok: true });
    if (seen.cursor === '' && reply.ok) seen.cursor = reply.cursor;
    return seen;
  };

  const publish = async (...ids: string[]): Promise<void> =>
    await stream.publishOnce(
      randomUUID(),
      ids.map((id) => eventOf(id, roomId)),
    );

  it.each([
    ['our own page', () => url],
    ['no page', () => undefined],
  ])('lets %s in', async (_who, origin) => {
    const from = origin();
    expect((await open({ cookie, ...(from !== undefined && { origin: from }) })).connected).toBe(true);
  });

  it.each(['https://evil.example', 'http://127.0.0.1:1', 'null'])(
    'refuses a page of %s, whoever is signed in',
    async (origin) => {
      await expect(open({ cookie, origin })).rejects.toThrow('其他网站的页面 / pages of other sites');
    },
  );

  it('refuses who is not signed in', async () => {
    await expect(open({})).rejects.toThrow('请先登录 / sign in first');
  });

  it('tells a room to its members only', async () => {
    const seen = await watch();
    await stream.publishOnce(randomUUID(), [eventOf('not ours', randomUUID())]);
    await publish('ours');
    await until(() => seen.ids.length, Boolean);
    expect(seen.ids).toEqual(['ours']);
  });

  it('tells who comes back what was missed, then what happens, in order and once', async () => {
    const before = await watch();
    await publish('a', 'b');
    await until(() => before.ids.length === 2, Boolean);
    before.socket.close();
    await publish('c', 'd');

    const witness = await watch();
    const back = await watch(before.cursor, async () => {
      // Told to all who are there, before the past is told to who comes back.
      await publish('e');
      await until(() => witness.ids.includes('e'), Boolean);
    });
    await publish('f');
    await until(() => back.ids.includes('f'), Boolean);
    expect([...before.ids, ...back.ids]).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(back.cursor).toBe(await stream.end());
    expect(back.gaps).toBe(0);
  });

  it('does not bring back who left on the way', async () => {
    await publish('first');
    const cursor = await stream.end();
    await publish('missed');
    const gone = await listen();
    stream.afterReading = async () => void (await leaveRoom(gone.socket, roomId));
    const reply = await joinRoom(gone.socket, { roomId, cursor });

    const witness = await watch();
    await publish('later');
    await until(() => witness.ids.includes('later'), Boolean);
    // The answer comes after all that was told before it.
    await leaveRoom(gone.socket, roomId);
    expect(gone.ids).toEqual([]);
    expect(reply).toMatchObject({ code: 'superseded' });
  });

  it('tells once who joins again on the way', async () => {
    await publish('first');
    const cursor = await stream.end();
    await publish('missed');
    const back = await listen();
    stream.afterReading = async () => {
      expect(await joinRoom(back.socket, { roomId, cursor })).toMatchObject({ ok: true });
      await publish('now');
      await until(() => back.ids.includes('now'), Boolean);
    };
    const reply = await joinRoom(back.socket, { roomId, cursor });
    expect(back.ids).toEqual(['missed', 'now']);
    expect(reply).toMatchObject({ code: 'superseded' });
  });

  it('says that there is a gap when too much was missed, and goes on from now', async () => {
    const before = await watch();
    await publish('first');
    await until(() => before.ids.length, Boolean);
    before.socket.close();
    await publish(...Array.from({ length: 501 }, (_, i) => `missed-${i}`));
    const back = await watch(before.cursor);
    await publish('next');
    await until(() => back.ids.length, Boolean);
    expect(back).toMatchObject({ ids: ['next'], gaps: 1 });
  });

  it('lets nobody into a room that is not theirs, and tells them of none', async () => {
    await access.addPerson('scoped', { rooms: ['mine', 'mine too'] });
    const socket = await open({ cookie: await access.cookieOf('scoped') });
    expect(await joinRoom(socket, { roomId })).toMatchObject({ ok: false, code: 'room_forbidden' });
    expect(await joinRoom(socket, { roomId: 'mine' })).toMatchObject({ ok: true });

    const whole = { at: 1, pending: 0, rooms: [{ roomId }, { roomId: 'mine' }], unclaimed: [] };
    const everybody = await listen();
    const seen: Record<string, unknown> = {};
    socket.on('overview', ({ rooms }) => (seen['scoped'] = rooms));
    everybody.socket.on('overview', ({ rooms }) => (seen['everybody'] = rooms));
    gateway.tellOverview(whole as unknown as WholeOverview);
    await until(() => Object.keys(seen).length === 2, Boolean);
    expect(seen).toEqual({ scoped: [{ roomId: 'mine' }], everybody: whole.rooms });
  });

  it('says that there is nothing for what the permission table does not list', async () => {
    const socket = await open({ cookie });
    const reply = await new Promise((resolve) =>
      socket.emit('room.destroy' as 'room.join', { roomId }, resolve),
    );
    expect(reply).toMatchObject({ ok: false, code: 'not_allowed' });
  });

  it.each([
    ['signs out', async () => void (await access.sessions.endAll('leaver', SYSTEM))],
    ['is disabled', async () => void (await access.people.disable('leaver', SYSTEM))],
    ['gets other rooms', async () => void (await access.people.change('leaver', { rooms: ['x'] }, SYSTEM))],
  ])('closes the socket of who %s, within seconds, and no other', async (_how, leave) => {
    if ((await access.people.people()).every(({ name }) => name !== 'leaver'))
      await access.addPerson('leaver');
    await access.people.enable('leaver', SYSTEM);
    const stays = await listen();
    const socket = await open({ cookie: await access.cookieOf('leaver') });
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    await leave();
    expect(await closed).toBe('io server disconnect');
    expect(stays.socket.connected).toBe(true);
  });
});
