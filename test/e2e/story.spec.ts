import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { Flag } from '../../src/core/flag.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import type { Signal } from '../../src/core/signal.js';
import type {
  ClientEvents,
  IncidentSuggestions,
  JoinReply,
  Overview,
  ServerEvents,
} from '../../src/live/events.js';
import { signIn, startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

type Console = Socket<ServerEvents, ClientEvents>;

describe('the demo story, as a console sees it', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let cookie: string;

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    app = await startAppProcess({
      redisUrl,
      databaseUrl: database.url,
      prefix: 'story',
      extra: { DEMO: 'true' },
    });
    cookie = await signIn(app.url);
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  const connect = async (): Promise<Console> => {
    const socket: Console = io(app.url, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { cookie },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return socket;
  };

  const get = async <T>(path: string): Promise<T> => {
    return (await (await fetch(`${app.url}${path}`, { headers: { cookie } })).json()) as T;
  };

  it('lets nobody listen who is not signed in', async () => {
    const stranger = io(app.url, { path: '/live', transports: ['websocket'], reconnection: false });
    const error = await new Promise<Error>((resolve) => stranger.once('connect_error', resolve));
    expect(error.message).toContain('sign in');
    expect((await fetch(`${app.url}/api/v1/rooms`)).status).toBe(401);
  });

  it('tells flag, signal, incident and a filled script, and nothing is missed by who was away', async () => {
    const { rooms } = await until(
      async () => await get<Overview>('/api/v1/rooms'),
      (overview) => overview.rooms.length > 1,
    );
    const socket = await connect();
    const flags = new Map<string, Flag>();
    const signals: Signal[] = [];
    const incidents: IncidentView[] = [];
    const suggestions: IncidentSuggestions[] = [];
    socket.on('flag', (flag) => flags.set(flag.id, flag));
    socket.on('signal', (signal) => signals.push(signal));
    socket.on('incident', (incident) => incidents.push(incident));
    socket.on('suggestions', (list) => suggestions.push(list));
    const joins = await Promise.all(rooms.map(async ({ roomId }) => await join(socket, { roomId })));
    expect(joins.every((reply) => reply.ok)).toBe(true);

    const incident = await until(
      () => incidents.find((one) => one.cause === 'av_fault'),
      (found) => found !== undefined,
      120_000,
    );
    expect(signals.some((one) => one.kind === 'spike.topic' && one.topic === 'av_fault')).toBe(true);
    expect(incident!.gradeReasons.length).toBeGreaterThan(0);
    const offered = await until(
      () => suggestions.find((one) => one.incidentId === incident!.id),
      (found) => found !== undefined,
    );
    expect(offered!.suggestions.some((one) => one.audience === 'room' && one.missing.length === 0)).toBe(
      true,
    );
    const fault = [...flags.values()].find((flag) => flag.topics.includes('av_fault'))!;
    expect(fault.evidence.some((one) => one.spans.length > 0)).toBe(true);

    const roomId = incident!.roomId;
    const replay = new Map<string, Flag>();
    const later = await connect();
    later.on('flag', (flag) => replay.set(flag.id, flag));
    expect(await join(later, { roomId, cursor: '0-1' })).toMatchObject({ ok: true });
    const ours = [...flags.values()].filter((flag) => flag.message.roomId === roomId).map((flag) => flag.id);
    await until(() => ours.every((id) => replay.has(id)), Boolean);
    socket.close();
    later.close();
  }, 180_000);
});

async function join(socket: Console, request: { roomId: string; cursor?: string }): Promise<JoinReply> {
  return await new Promise((resolve) => socket.emit('room.join', request, resolve));
}
