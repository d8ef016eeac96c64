import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import type { TimelinePage } from '../../src/api/timeline-page.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { signalOf } from '../../src/core/incident/incident.fixture.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import { MINUTE } from '../../src/core/window/widths.js';
import type { IncidentStory, ListedIncident } from '../../src/incident/read-incidents.js';
import { signIn, startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

/** Seen so late that it clears in no test. */
const OPEN = signalOf({ seenAt: Date.now() + 60 * MINUTE });

describe('the life of an incident', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let cookie: string;
  const redisUrl = process.env['TEST_REDIS_URL']!;

  beforeAll(async () => {
    database = await freshDatabase();
    // Committed by a process that was killed before it could set a timer: half of ten minutes is over.
    const store = new PostgresIncidentStore(database.dataSource);
    const found = eventOf('detected', undefined, Date.now() - 6 * MINUTE);
    const price = { topic: 'price', subject: 'price' } as const;
    await store.commit({
      signals: [OPEN, { ...OPEN, id: 's2', ...price }],
      events: [found, ...other(found)],
      outbox: [],
    });
    app = await startAppProcess({ redisUrl, databaseUrl: database.url, prefix: 'incident-life' });
    cookie = await signIn(app.url);
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  /** One of another cause. */
  function other(found: IncidentEvent): IncidentEvent[] {
    const signal = {
      signalId: 's2',
      kind: 'spike.topic',
      subject: 'price',
      topic: 'price',
      grade: 'P2',
    } as const;
    return [{ ...found, type: 'detected', incidentId: 'i2', cause: 'price', signal, facts: {} }];
  }

  const get = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${app.url}/api/v1/incidents${path}`, { headers: { cookie } })).json()) as T;
  const post = async (path: string, body: object = {}) => {
    const answer = await fetch(`${app.url}/api/v1/incidents${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-changkong-csrf': '1' },
      body: JSON.stringify(body),
    });
    return {
      status: answer.status,
      said: (await answer.json()) as IncidentView & { code: string; message: { zh: string } },
    };
  };

  it('rings what fell due while nobody ran, once, and goes on by itself', async () => {
    const marksOf = ({ events }: IncidentStory) => events.filter(({ type }) => type === 'clock.rang');
    const story = await until(
      async () => await get<IncidentStory>('/i1'),
      (so) => marksOf(so).length > 0,
    );
    expect(marksOf(story)).toMatchObject([{ clock: 'claim', mark: 'half' }]);
    expect(story.clocks.claim).toMatchObject({ state: 'warned' });
  });

  it('takes what people decide, and tells the second who was first', async () => {
    expect((await post('/i1/hold', { minutes: 30, why: '怕反复' })).said.held!.by).toBe('admin');
    expect((await post('/i1/claim')).said).toMatchObject({ status: 'claimed', claimedBy: 'admin' });
    const second = await post('/i1/claim');
    expect(second).toMatchObject({ status: 409, said: { code: 'illegal_transition' } });
    expect(second.said.message.zh).toMatch(/^admin .*认领了$/);
    expect((await post('/i1/grade', { grade: 'P1' })).said.code).toBe('invalid');
    expect((await post('/i1/grade', { grade: 'P1', why: '影响面大' })).said).toMatchObject({ grade: 'P1' });
    expect((await post('/i1/release', {})).said).toMatchObject({ status: 'open' });
    expect((await post('/i1/merge', { into: 'i9' })).said.code).toBe('incident_unknown');
    expect((await post('/i2/merge', { into: 'i1', why: '同一件事' })).said).toMatchObject({ id: 'i1' });
    expect((await post('/i1/split', { signalIds: ['s2'], why: '两回事' })).status).toBe(200);
    expect((await post('/i1/resolve', {})).said.message.zh).toContain('信号未消退');
    expect((await post('/i1/resolve', { why: '误报' })).said.status).toBe('resolved');
    expect((await post('/i1/reopen', { why: '又卡了' })).said).toMatchObject({ status: 'open' });
  });

  it('is read back: one, all of it, and in lists', async () => {
    const listed = await get<ListedIncident[]>('?status=open&room=r1');
    expect(listed.map(({ incident }) => incident.cause).sort()).toEqual(['av_fault', 'price']);
    const first = await get<TimelinePage>('/i1/timeline?limit=2');
    expect(first.lines).toHaveLength(2);
    const rest = await get<TimelinePage>(`/i1/timeline?after=${first.next!}`);
    expect(rest.lines.at(-1)).toMatchObject({ kind: 'event', type: 'reopened' });
    expect(await get('/i1/timeline?after=nonsense')).toMatchObject({ code: 'invalid' });
    expect(await get('?status=gone')).toMatchObject({ code: 'invalid' });
  });
});
