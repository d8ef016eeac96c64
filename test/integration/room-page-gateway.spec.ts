import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { io, type Socket } from 'socket.io-client';
import type { JoinReply, LiveEvent } from '../../src/live/events.js';
import type { ViewerEvents, ViewerRequests } from '../../src/public-page/room-page.gateway.js';
import { Access } from '../support/access.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { joinRoom, openConsole, type ConsoleSocket } from '../support/console-socket.js';
import { startPublicPage, VIEWER_LIMITS, type PublicPageApp } from '../support/public-page-app.js';
import { until } from '../support/until.js';

type ViewerSocket = Socket<ViewerEvents, ViewerRequests>;

const FOREIGN = 'https://elsewhere.example';

/** A viewer, and all that is ever said to him. */
interface Watching {
  readonly socket: ViewerSocket;
  readonly told: unknown[][];
}

describe('RoomPageGateway', () => {
  let database: FreshDatabase;
  let redis: Redis;
  /** Of somebody who is signed in at the desk. */
  let cookie: string;
  let page: PublicPageApp;
  let roomId: string;
  const sockets: { close(): unknown }[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    redis = new Redis(process.env['TEST_REDIS_URL']!);
    const access = new Access(database.dataSource, redis, `room-page-${randomUUID()}`);
    await access.addPerson('zhou');
    cookie = await access.cookieOf('zhou');
    page = await startPublicPage(access.sessions);
  });
  beforeEach(() => {
    roomId = randomUUID();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await page.close();
    redis.disconnect();
    await database.drop();
  });

  const open = async (headers: Record<string, string> = {}): Promise<Watching> => {
    const socket: ViewerSocket = io(`${page.url}/room-page`, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: FOREIGN, ...headers },
    });
    sockets.push(socket);
    const told: unknown[][] = [];
    socket.onAny((...event: unknown[]) => told.push(event));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return { socket, told };
  };

  const join = async ({ socket }: Watching, request: unknown): Promise<JoinReply> =>
    await new Promise((resolve) => socket.emit('join', request as { roomId: string }, resolve));

  const textsOf = ({ told }: Watching): unknown[] =>
    told.map(([name, one]) => (name === 'announcement' ? (one as { text: string }).text : name));

  it('tells pages of any site, without a session, what is in force and what comes', async () => {
    await page.say(roomId, '置顶', { pinned: true });
    const viewer = await open();
    const reply = await join(viewer, { roomId });
    expect(reply).toEqual({ ok: true, roomId, cursor: await page.board.end() });
    expect(textsOf(viewer)).toEqual(['置顶']);
    await page.say(randomUUID(), '别的房间');
    await page.say(roomId, '新的');
    await until(
      () => viewer.told.length,
      (count) => count === 2,
    );
    expect(viewer.told[1]).toEqual(['announcement', expect.objectContaining({ roomId, text: '新的' })]);
  });

  it('tells who comes back what was missed, and who joins twice once', async () => {
    const before = await open();
    const first = await join(before, { roomId });
    before.socket.close();
    await page.say(roomId, '错过', { at: 1 });
    const back = await open();
    await join(back, { roomId, ...(first.ok && { after: first.cursor }) });
    await join(back, { roomId });
    await page.say(roomId, '之后');
    await until(
      () => back.told.length,
      (count) => count === 2,
    );
    await page.say(roomId, '最后');
    await until(
      () => back.told.length,
      (count) => count === 3,
    );
    expect(textsOf(back)).toEqual(['错过', '之后', '最后']);
  });

  it.each([[undefined], ['r'], [{}], [{ roomId: 'a b' }], [{ roomId: ['r'] }]])(
    'does not know the room of %j',
    async (request) => {
      expect(await join(await open(), request)).toMatchObject({ ok: false, code: 'invalid' });
    },
  );

  it('lets one viewer watch a few rooms', async () => {
    const viewer = await open();
    const replies = [];
    for (let i = 0; i < 9; i++) replies.push(await join(viewer, { roomId: `${roomId}-${i}` }));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(8);
    expect(replies.at(-1)).toMatchObject({ ok: false, code: 'too_many_rooms' });
  });

  it('lets go who joins without end, and reads the board no more for him', async () => {
    const viewer = await open();
    const gone = new Promise((resolve) => viewer.socket.once('disconnect', resolve));
    const before = page.board.reads;
    for (let i = 0; i < 5_000; i++) viewer.socket.emit('join', { roomId }, () => undefined);
    await gone;
    const another = await open();
    expect(await join(another, { roomId })).toMatchObject({ ok: true });
    expect(page.board.reads - before).toBeLessThanOrEqual(61);
  });

  it('says that the board cannot be read now, and lets the viewer ask again', async () => {
    const viewer = await open();
    page.board.afterReading = async () => await Promise.reject(new Error('Connection is closed.'));
    expect(await join(viewer, { roomId })).toMatchObject({ ok: false, code: 'storage_away' });
    expect(await join(viewer, { roomId })).toMatchObject({ ok: true });
  });

  it('has places for so many of an address, and gives them back', async () => {
    const same = { 'x-forwarded-for': '10.9.9.9' };
    const held = [];
    for (let i = 0; i < VIEWER_LIMITS.ofAddress; i++) held.push(await open(same));
    await expect(open(same)).rejects.toThrow('同一网络地址的连接过多 / too many connections');
    held[0]!.socket.close();
    await until(
      async () =>
        await open(same).then(
          () => true,
          () => false,
        ),
      Boolean,
    );
  });

  describe('and the consoles', () => {
    const flagLike = (id: string): LiveEvent => ({
      name: 'suggestions',
      roomId,
      payload: { incidentId: id, suggestions: [] },
    });

    const openStaff = async (headers: Record<string, string>): Promise<ConsoleSocket> => {
      const socket = await openConsole(page.url, headers, { reconnection: false, forceNew: true });
      sockets.push(socket);
      return socket;
    };

    it('hear nothing of one another, whatever a viewer says', async () => {
      const staff = await openStaff({ cookie });
      const heard: string[] = [];
      staff.onAny((name: string) => heard.push(name));
      await joinRoom(staff, { roomId });

      const viewer = await open({ cookie });
      const asked = viewer.socket as unknown as Socket;
      for (const event of ['room.join', 'room.leave', 'subscribe', 'flag', 'overview']) {
        asked.emit(event, { roomId, cursor: '0-0' }, () => viewer.told.push(['answered', event]));
      }
      await join(viewer, { roomId });
      await page.stream.publishOnce(randomUUID(), [flagLike('secret')]);
      await until(() => heard.length, Boolean);
      await page.say(roomId, '公告');
      await until(() => viewer.told.length, Boolean);
      // The answer comes after all that was told before it.
      await join(viewer, { roomId: `${roomId}-other` });
      await joinRoom(staff, { roomId });
      expect(textsOf(viewer)).toEqual(['公告']);
      expect(heard).toEqual(['suggestions']);
    });

    it.each([
      ['a viewer without a session', () => ({ origin: page.url }), '请先登录'],
      ['a page of another site, whoever is signed in', () => ({ cookie, origin: FOREIGN }), '其他网站的页面'],
    ])('do not share a connection with %s', async (_who, headers, why) => {
      const viewer = await open(headers());
      const console = viewer.socket.io.socket('/');
      sockets.push(console);
      const refused = await new Promise<Error>((resolve, reject) => {
        console.once('connect_error', resolve);
        console.once('connect', () => reject(new Error('was let in')));
      });
      expect(refused.message).toContain(why);
      expect(await join(viewer, { roomId })).toMatchObject({ ok: true });
    });
  });
});
