import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAIN_ROOM } from '../../src/demo/rooms.js';
import type { Overview } from '../../src/live/events.js';
import { signIn, startAppProcess, type AppProcess } from '../support/app-process.js';
import { joinRoom, noteEvents, openConsole, type ConsoleSocket } from '../support/console-socket.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

/** Events that happen while a console is away. */
const MISSED = 20;

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

  const connect = async (): Promise<ConsoleSocket> => await openConsole(app.url, { cookie });

  const get = async <T>(path: string): Promise<T> => {
    return (await (await fetch(`${app.url}${path}`, { headers: { cookie } })).json()) as T;
  };

  it('lets nobody listen who is not signed in', async () => {
    await expect(openConsole(app.url, {})).rejects.toThrow('sign in');
    expect((await fetch(`${app.url}/api/v1/rooms`)).status).toBe(401);
  });

  it('tells flag, signal, incident and a filled script', async () => {
    const { rooms } = await until(
      async () => await get<Overview>('/api/v1/rooms'),
      (overview) => overview.rooms.length > 1,
    );
    const socket = await connect();
    const { flags, signals, incidents, suggestions } = noteEvents(socket);
    const joins = await Promise.all(rooms.map(async ({ roomId }) => await joinRoom(socket, { roomId })));
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
    const fault = flags.find((flag) => flag.topics.includes('av_fault'))!;
    expect(fault.evidence.some((one) => one.spans.length > 0)).toBe(true);
    socket.close();
  }, 180_000);

  it('tells who was away what happened meanwhile: nothing is missing, nothing comes twice', async () => {
    const roomId = MAIN_ROOM.id;
    const witness = await connect();
    const { cursors: all } = noteEvents(witness);
    await joinRoom(witness, { roomId });

    const leaves = await connect();
    const before = noteEvents(leaves).cursors;
    await joinRoom(leaves, { roomId });
    await until(() => before.length > 0, Boolean);
    leaves.close();
    const last = before.at(-1)!;
    await until(() => all.indexOf(last) >= 0 && all.length - all.indexOf(last) > MISSED, Boolean);

    const back = await connect();
    const after = noteEvents(back).cursors;
    expect(await joinRoom(back, { roomId, cursor: last })).toMatchObject({ ok: true });
    expect(after.length).toBeGreaterThanOrEqual(MISSED);
    // And what happens from now on.
    const next = all.length;
    const end = (await until(
      () => all[next],
      (cursor) => cursor !== undefined && after.includes(cursor),
    ))!;
    const heard = [...before, ...after];
    expect(heard.slice(0, heard.indexOf(end) + 1)).toEqual(
      all.slice(all.indexOf(heard[0]!), all.indexOf(end) + 1),
    );
    witness.close();
    back.close();
  }, 180_000);
});
