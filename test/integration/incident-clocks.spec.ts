import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { newId } from '../../src/adapters/ids/new-id.js';
import { PostgresDeliveryStore } from '../../src/adapters/store/postgres-delivery-store.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresOutbox } from '../../src/adapters/store/postgres-outbox.js';
import { IncidentRow } from '../../src/adapters/store/rows/incident-row.js';
import { ClockTimers } from '../../src/clocks/clock-timers.js';
import { SweepClocksJob } from '../../src/clocks/sweep-clocks-job.js';
import { TendIncidentJob } from '../../src/clocks/tend-incident-job.js';
import { TendIncidents } from '../../src/clocks/tend-incidents.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { nextDueAt } from '../../src/core/incident/clocks.js';
import { DEFAULT_DESK_SETTINGS, type DeskSettings } from '../../src/core/incident/desk-settings.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { NOW } from '../../src/core/incident/incident.fixture.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { AfterCommit } from '../../src/after-commit/after-commit.js';
import { Channels } from '../../src/channels/channels.js';
import { DispatchDeliveries } from '../../src/after-commit/dispatch-deliveries.js';
import { noticeDeliveries } from '../../src/deliver/notice-deliveries.js';
import type { LiveEvent } from '../../src/live/events.js';
import type { LiveStream, Notifier } from '../../src/ports.js';
import type { HandlerTable } from '../../src/queue/handlers.js';
import { JOB_NAMES } from '../../src/queue/jobs.js';
import { Queues } from '../../src/queue/queues.js';
import { Workers } from '../../src/queue/workers.js';
import { PublishOutbox } from '../../src/after-commit/publish-outbox.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';
import { WatchedIncidentStore } from '../support/watched-incident-store.js';

const DETECTED = eventOf('detected', undefined);
/** A P2: half of its ten minutes to be claimed. */
const HALF = NOW + 5 * MINUTE;
const DUTY: Notifier = { name: '值班群', notify: async () => await Promise.resolve({ at: now }) };

let database: FreshDatabase;
let redis: Redis;
let queues: Queues;
let store: WatchedIncidentStore;
let now: number;
let desk: DeskSettings;
let calls: IncidentEvent[];

beforeAll(async () => {
  database = await freshDatabase();
  redis = new Redis(process.env['TEST_REDIS_URL']!, { maxRetriesPerRequest: null });
});

afterAll(async () => {
  redis.disconnect();
  await database.drop();
});

beforeEach(async () => {
  await database.empty();
  now = NOW;
  desk = DEFAULT_DESK_SETTINGS;
  calls = [];
  store = new WatchedIncidentStore(database.dataSource, dueAt);
  queues = newQueues();
  await store.commit({ signals: [], events: [DETECTED], outbox: [] });
});

const dueAt = (view: IncidentView) => nextDueAt(view, desk);
const newQueues = (prefix = `clocks-${randomUUID()}`) =>
  new Queues(redis, prefix, { shards: 1, channels: [DUTY.name] }, (error) => {
    throw error;
  });

/** A worker process of its own. */
function tender(
  own: PostgresIncidentStore = store,
  timers = new ClockTimers(queues, () => desk, clock),
): TendIncidents {
  const alongside = (events: readonly IncidentEvent[], incident: IncidentView) => {
    calls.push(...events.filter(({ type }) => type === 'escalated'));
    const notifiersOf = () => [DUTY.name];
    const roomName = (roomId: string) => roomId;
    return {
      deliveries: noticeDeliveries(events, incident, { newId, roomName, notifiersOf, expiresAfter: MINUTE }),
    };
  };
  return new TendIncidents(own, timers, () => desk, alongside, clock);
}
const clock = { now: () => now };

const rung = async () =>
  (await store.incident('i1')).flatMap((event) =>
    event.type === 'clock.rang'
      ? [`${event.clock} ${event.mark}`]
      : event.type === 'escalated'
        ? ['escalated']
        : [],
  );
const jobs = async (queue: string) =>
  Object.entries(await queues.counts()).find(([name]) => name.endsWith(`:${queue}`))![1];
const delayed = async () => (await jobs('clocks'))['delayed'];
const dueInStore = async () =>
  (await database.dataSource.manager.findOneByOrFail(IncidentRow, { id: 'i1' })).dueAt;

describe('the clocks of incidents', () => {
  it('say what is due, once, with the consoles told, and say when they will speak again', async () => {
    now = HALF;
    await tender().tend('i1');
    expect(await rung()).toEqual(['claim half']);
    expect(store.told).toMatchObject([
      { name: 'incident', payload: { id: 'i1', clocks: { claim: { rung: ['half'] } } } },
    ]);
    expect(await dueInStore()).toBe(NOW + 7.5 * MINUTE);
    expect(await delayed()).toBe(1);
    await tender().tend('i1');
    expect(await rung()).toEqual(['claim half']);
  });

  it('speak once whatever number of workers hears them', async () => {
    now = NOW + 10 * MINUTE;
    const workers = Array.from({ length: 4 }, () =>
      tender(new PostgresIncidentStore(database.dataSource, dueAt)),
    );
    await Promise.all(workers.flatMap((worker) => [worker.tend('i1'), worker.sweep()]));
    expect(await rung()).toEqual(['claim half', 'claim threequarters', 'claim due', 'escalated']);
  });

  it('say nothing of being claimed once it is, also when that happens while they are about to', async () => {
    now = HALF;
    store.beforeCommit = async () => {
      const claimed = eventOf('claimed', foldIncident(await store.incident('i1')), now);
      await store.commit({ signals: [], events: [claimed], outbox: [] });
    };
    await tender().tend('i1');
    expect(await rung()).toEqual([]);
    expect(await dueInStore()).toBe(NOW + 30 * MINUTE);
  });

  it('are found by the sweep where a kill fell between the commit and the timer, or Redis was lost', async () => {
    expect(await delayed()).toBe(0);
    now = HALF - 1;
    await tender().sweep();
    expect(await rung()).toEqual([]);
    now = HALF;
    await tender().sweep();
    expect(await rung()).toEqual(['claim half']);
    queues = newQueues();
    now = NOW + 8 * MINUTE;
    await tender().sweep();
    expect(await rung()).toEqual(['claim half', 'claim threequarters']);
  });

  it('go on when a timer cannot be set', async () => {
    const away = { addTend: () => Promise.reject(new Error('Connection is closed')) };
    now = HALF;
    await tender(store, new ClockTimers(away, () => desk, clock)).tend('i1');
    expect(await rung()).toEqual(['claim half']);
  });

  it('hand over whom an escalation calls, in the commit that tells it', async () => {
    now = NOW + 10 * MINUTE;
    await tender().tend('i1');
    expect(calls).toMatchObject([{ type: 'escalated', grade: 'P2', step: 0, to: { roles: ['controller'] } }]);
  });

  it.each(['its timer', 'the sweep'])('have %s tell the consoles and call the duty at once', async (who) => {
    desk = { ...desk, escalation: { P2: [{ afterMs: 10 * MINUTE, to: { channels: [DUTY.name] } }] } };
    now = NOW + 10 * MINUTE;
    const told: LiveEvent[] = [];
    const publishOnce = async (_key: string, events: readonly LiveEvent[]) => {
      told.push(...events);
      await Promise.resolve();
    };
    const { dataSource } = database;
    const outbox = new PublishOutbox(new PostgresOutbox(dataSource), {
      publishOnce,
    } as unknown as LiveStream);
    const channels = new Channels({
      publishers: [],
      roomActions: [],
      notifiers: [{ channel: DUTY, rooms: [] }],
    });
    const dispatch = new DispatchDeliveries(new PostgresDeliveryStore(dataSource), queues, channels, {
      now: () => now,
    });
    const after = new AfterCommit(outbox, dispatch);
    if (who === 'the sweep') await new SweepClocksJob(tender(), store, after).handle();
    else await new TendIncidentJob(tender(), after).handle({ incidentId: 'i1' });
    expect(told).toMatchObject([{ name: 'incident', payload: { id: 'i1' } }]);
    expect((await jobs('deliver'))['waiting']).toBe(1);
  });

  it('go by the settings of now', async () => {
    desk = { ...desk, clocks: { ...desk.clocks, claim: {} }, escalation: {} };
    now = HALF;
    await tender().tend('i1');
    expect(await rung()).toEqual([]);
    expect(await dueInStore()).toBe(NOW + 30 * MINUTE);
    desk = DEFAULT_DESK_SETTINGS;
    await store.restamp();
    expect(await dueInStore()).toBe(HALF);
  });

  it('ring for others when one cannot be read', async () => {
    await database.dataSource.query(
      `INSERT INTO incident (id, room_id, cause, status, grade, view, detected_at, updated_at, due_at)
       SELECT 'broken', 'r9', cause, status, grade, view, detected_at, updated_at, due_at FROM incident`,
    );
    await database.dataSource.query(
      `INSERT INTO incident_event VALUES ('broken', 7, 'r9', 'quiet', now(), NULL, '{}')`,
    );
    now = HALF;
    await expect(tender().sweep()).rejects.toThrow('1/2');
    expect(await rung()).toEqual(['claim half']);
  });

  it('ring by their delayed job, without anybody looking', async () => {
    now = HALF - 50;
    const prefix = `clocks-${randomUUID()}`;
    queues = newQueues(prefix);
    const failures: Error[] = [];
    const idle = Object.fromEntries(JOB_NAMES.map((job) => [job, { job, handle: () => Promise.resolve() }]));
    const incidents = tender();
    const handle = async ({ incidentId }: { readonly incidentId: string }) => {
      // As much time has passed as the job was to wait.
      now = Math.max(now, (await dueInStore())!);
      await incidents.tend(incidentId);
    };
    const table = { ...idle, 'tend-incident': { job: 'tend-incident', handle } } as unknown as HandlerTable;
    const connection = redis.duplicate();
    const workers = new Workers(connection, table, {
      prefix,
      lanes: { shards: 1, channels: [] },
      concurrency: 1,
      onFailed: ({ error }) => failures.push(error),
      onError: (error) => failures.push(error),
    });
    const timers = new ClockTimers(queues, () => desk, clock);
    await timers.set([foldIncident([DETECTED])]);
    await timers.set([foldIncident([DETECTED])]);
    await until(rung, (said) => said.length > 0);
    await workers.drain();
    connection.disconnect();
    expect(await rung()).toEqual(['claim half']);
    expect(failures).toEqual([]);
  });
});
