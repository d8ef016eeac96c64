import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Server } from 'socket.io';
import type { Socket } from 'socket.io';
import type { ClientEvents, JoinReply, ServerEvents } from '@server/live/events.js';
import type { RoomSnapshot } from '../api/client.js';
import { flagOf, idOf } from './flag.fixture.js';
import { LiveDesk } from './live-desk.js';
import type { LiveState } from './live-desk.js';

type DeskSocket = Socket<ClientEvents, ServerEvents>;

const roomId = 'r1';

function snapshotOf(...places: readonly number[]): Response {
  const flags = places.map((place) => flagOf(place));
  const snapshot: RoomSnapshot = {
    flags,
    signals: [],
    incidents: [],
    suggestions: [],
    cues: [],
    announcements: [],
    cursor: '1-0',
  };
  return Response.json(snapshot);
}

describe('LiveDesk', () => {
  const fetched = jest.spyOn(globalThis, 'fetch');
  let server: Server<ClientEvents, ServerEvents>;
  let desk: LiveDesk;

  beforeEach(async () => {
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    server = new Server(http, { path: '/live', transports: ['websocket'] });
    const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
    // A page's address, from which socket.io knows its server.
    Object.assign(globalThis, { location: { protocol: 'http:', host } });
    desk = new LiveDesk(() => undefined);
  });

  afterEach(async () => {
    desk.close();
    fetched.mockReset();
    Reflect.deleteProperty(globalThis, 'location');
    await server.close();
  });

  const onFirstJoin = (answer: (socket: DeskSocket, reply: (answer: JoinReply) => void) => void): void => {
    server.once('connection', (socket) =>
      socket.once('room.join', (_request, reply) => answer(socket, reply)),
    );
  };

  const shows = (is: (state: LiveState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (is(desk.store.get()) && resolve());
      desk.store.subscribe(look);
      look();
    });
  const holds = (place: number) => (state: LiveState) =>
    state.room?.flags.some(({ id }) => id === idOf(place)) ?? false;

  it('fetches the room again after a gap until it has it', async () => {
    fetched
      .mockResolvedValueOnce(snapshotOf(1))
      .mockResolvedValueOnce(new Response(null, { status: 503 }))
      .mockResolvedValueOnce(snapshotOf(1, 2));
    onFirstJoin((socket, reply) => {
      socket.emit('gap', { roomId, cursor: '9-0' });
      reply({ ok: true, roomId, cursor: '9-0' });
    });
    desk.enterRoom(roomId);
    await shows(holds(2));
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('leaves it to the later join to answer for one that it has superseded', async () => {
    fetched.mockResolvedValueOnce(snapshotOf(1));
    onFirstJoin((socket, reply) => {
      reply({ ok: false, code: 'superseded', message: { zh: '', en: '' } });
      socket.emit('flag', flagOf(2), '2-0');
    });
    desk.enterRoom(roomId);
    await shows(holds(2));
    expect(desk.store.get().roomFailed).toBe(false);
  });
});
