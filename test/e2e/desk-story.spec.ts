import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Foreseen } from '../../src/announce/announcement-commands.js';
import type { AnnouncementDetail } from '../../src/announce/read-announcements.js';
import type { RoomSnapshot } from '../../src/api/rooms.controller.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import type { AuditEntry } from '../../src/core/audit/audit-entry.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import { MAIN_ROOM } from '../../src/demo/rooms.js';
import type { IncidentSuggestions } from '../../src/live/events.js';
import { bring, startAppProcess, type AppProcess } from '../support/app-process.js';
import { joinRoom, openConsole, type ConsoleSocket } from '../support/console-socket.js';
import { openDesk, OUR_PAGE } from '../support/desk-people.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const ROOM = MAIN_ROOM.id;
const drafts = `/api/v1/rooms/${ROOM}/announcements`;

interface Answer<T> {
  readonly status: number;
  readonly body: T & { readonly code?: string; readonly text?: string };
}

describe('the story of a fault, from detection to seen, by three people', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let socket: ConsoleSocket;
  const cookies: Record<string, string> = {};
  const incidents: IncidentView[] = [];
  const announcements: AnnouncementView[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    app = await startAppProcess({
      redisUrl: process.env['TEST_REDIS_URL']!,
      databaseUrl: database.url,
      prefix: 'desk-story',
      extra: { DEMO: 'true' },
    });
    const desk = await openDesk(app.url);
    cookies['controller'] = await desk.person('kong', ['controller']);
    cookies['moderator'] = await desk.person('fang', ['moderator']);
    cookies['pr'] = await desk.person('guan', ['pr']);
    cookies['admin'] = await desk.person('boss', ['admin']);
    socket = await openConsole(app.url, { cookie: cookies['controller'] });
    socket.on('incident', (incident) => incidents.push(incident));
    socket.on('announcement', (announcement) => announcements.push(announcement));
    expect(await joinRoom(socket, { roomId: ROOM })).toMatchObject({ ok: true });
  }, 60_000);

  afterAll(async () => {
    socket.close();
    await app.stop();
    await database.drop();
  });

  const ask = async <T>(who: string, method: string, path: string, body?: object): Promise<Answer<T>> => {
    const answer = await fetch(`${app.url}${path}`, {
      method,
      headers: { ...OUR_PAGE, cookie: cookies[who]!, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Answer<T>['body'] };
  };

  /** As the socket told it last. */
  const told = async (right: (view: AnnouncementView) => boolean): Promise<AnnouncementView> =>
    (await until(() => announcements.find(right), Boolean))!;

  it('plays', async () => {
    const found = await until(
      () => incidents.find(({ cause }) => cause === 'av_fault'),
      (one) => one !== undefined,
      120_000,
    );
    const incidentId = found!.id;

    // Somebody takes it; who comes second is told who was first.
    expect((await ask('controller', 'POST', `/api/v1/incidents/${incidentId}/claim`)).status).toBe(200);
    const second = await ask('pr', 'POST', `/api/v1/incidents/${incidentId}/claim`);
    expect(second).toMatchObject({ status: 409 });
    expect(second.body.text).toContain('kong');

    // Words: a suggestion, filled, with a sentence of one's own.
    const { body: offered } = await ask<IncidentSuggestions>(
      'controller',
      'GET',
      `/api/v1/incidents/${incidentId}/suggestions`,
    );
    const script = offered.suggestions.find(
      ({ audience, missing }) => audience === 'room' && missing.length === 0,
    )!;
    const firstText = `${script.text}\n我们每分钟在这里说一次进展。`;
    const text = `${script.text}\n我们每三分钟在这里说一次进展。`;
    const { scriptId: id, version, filled: values } = script;
    const wish = { text: firstText, incidentId, script: { id, version, values } };
    // What pressing will come to is known before anybody presses.
    const foreseen = await ask<Foreseen>('controller', 'POST', `${drafts}/check`, wish);
    expect(foreseen).toMatchObject({ status: 200, body: { findings: [], draft: { text: firstText } } });
    const drafted = await ask<AnnouncementView>('controller', 'POST', drafts, wish);
    expect(drafted).toMatchObject({ status: 201, body: { status: 'draft' } });
    const path = `/api/v1/announcements/${drafted.body.id}`;

    const submitted = await ask<AnnouncementView>('controller', 'POST', `${path}/submit`, { seq: 1 });
    expect(submitted).toMatchObject({ status: 200, body: { status: 'waiting' } });
    expect(submitted.body.needs.map(({ code }) => code)).toContain('edited');
    expect(foreseen.body.needs.map(({ code }) => code)).toContain('edited');
    const room = await ask<RoomSnapshot>('moderator', 'GET', `/api/v1/rooms/${ROOM}`);
    expect(room.body.announcements[0]).toMatchObject({ id: drafted.body.id, status: 'waiting' });

    // It comes back, is changed, and who looks again is told what was asked for and what was made of it.
    const looked = { seq: submitted.body.seq, note: '每分钟说不过来' };
    const returned = await ask<AnnouncementView>('moderator', 'POST', `${path}/return`, looked);
    expect(returned).toMatchObject({ status: 200, body: { status: 'draft', returned: { by: 'fang' } } });
    const edited = await ask<AnnouncementView>('controller', 'PUT', path, {
      ...wish,
      text,
      seq: returned.body.seq,
    });
    const again = await ask<AnnouncementView>('controller', 'POST', `${path}/submit`, {
      seq: edited.body.seq,
    });
    expect(again).toMatchObject({ status: 200, body: { status: 'waiting' } });
    const { seq } = again.body;

    // Nobody confirms their own; nor does who may not.
    expect(await ask('controller', 'POST', `${path}/approve`, { seq })).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    expect((await ask('pr', 'POST', `${path}/approve`, { seq })).body.code).toBe('not_allowed');

    // The second person sees what was changed, and why it is said at all.
    const { body: detail } = await ask<AnnouncementDetail>('moderator', 'GET', path);
    expect(
      detail
        .difference!.filter(({ kind }) => kind === 'added')
        .map((one) => one.text)
        .join(''),
    ).toContain('我们每三分钟在这里说一次进展。');
    expect(detail.announcement.returned).toMatchObject({ by: 'fang', note: looked.note });
    expect(detail.sinceReturned).toContainEqual({ kind: 'added', text: '三' });
    expect(detail.incident).toMatchObject({ id: incidentId, claimedBy: 'kong' });
    expect((await ask('moderator', 'POST', `${path}/approve`, { seq: seq - 1 })).body.code).toBe(
      'announcement_changed',
    );
    expect((await ask('moderator', 'POST', `${path}/approve`, { seq })).status).toBe(200);

    // It goes out, the public has it, and the incident its answer.
    const delivered = await told(({ status }) => status === 'delivered');
    expect(delivered).toMatchObject({ confirmedBy: 'fang', authors: ['kong'] });
    const shown = await fetch(`${app.url}/public/v1/rooms/${ROOM}/announcements`);
    expect(JSON.stringify(await shown.json())).toContain('我们每三分钟在这里说一次进展。');
    await until(
      () => incidents.find((one) => one.id === incidentId && one.answeredAt !== undefined),
      Boolean,
    );

    // The room's chat brings it back.
    await bring(app.url, [
      { roomId: ROOM, id: 'echo-1', userId: 'official', text: text.replaceAll('\n', '') },
    ]);
    const seen = await told(({ status }) => status === 'seen');
    expect(seen.seenIn).toBeDefined();

    // It names the fault, as they do who complain of it, and is no complaint.
    await bring(app.url, [
      { roomId: ROOM, id: 'late-1', userId: 'viewer-1', text: '画面又黑屏了，什么都看不到' },
    ]);
    const flags = await until(
      async () => (await ask<RoomSnapshot>('moderator', 'GET', `/api/v1/rooms/${ROOM}`)).body.flags,
      (some) => some.some(({ message }) => message.externalId === 'late-1'),
    );
    expect(flags.filter(({ message }) => message.userId === 'official')).toEqual([]);

    // And all of it is in the trail.
    const { body: trail } = await ask<{ entries: readonly AuditEntry[] }>(
      'admin',
      'GET',
      `/api/v1/audit?subjectType=announcement&subjectId=${seen.id}`,
    );
    expect(trail.entries.map(({ action }) => action)).toEqual([
      'announcement.seen',
      'announcement.delivered',
      'announcement.released',
      'announcement.approved',
      'announcement.submitted',
      'announcement.edited',
      'announcement.returned',
      'announcement.submitted',
      'announcement.drafted',
    ]);
  }, 240_000);
});
