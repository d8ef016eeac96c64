import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';

import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresOutbox } from '../../src/adapters/store/postgres-outbox.js';
import { PostgresRoomReader } from '../../src/adapters/store/postgres-room-reader.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { ConflictError } from '../../src/core/incident/conflict-error.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { IllegalTransition } from '../../src/core/incident/illegal-transition.js';
import { nextEvent, SYSTEM } from '../../src/core/incident/next-event.js';
import type { Signal } from '../../src/core/signal.js';
import type { LiveEvent } from '../../src/live/events.js';
import type { FreshDatabase } from '../support/fresh-database.js';
import { freshDatabase } from '../support/fresh-database.js';
import { planOf } from '../support/plan-of.js';
import { SHOW_TIME } from './store-samples.js';

let database: FreshDatabase;
let store: PostgresIncidentStore;
let reader: PostgresRoomReader;
let outbox: PostgresOutbox;

beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresIncidentStore(database.dataSource);
  reader = new PostgresRoomReader(database.dataSource);
  outbox = new PostgresOutbox(database.dataSource);
});

afterAll(() => database.drop());

function signalOf(roomId: string, change: Partial<Signal> = {}): Signal {
  return {
    id: v7(),
    roomId,
    kind: 'spike.topic',
    subject: 'av_fault',
    topic: 'av_fault',
    grade: 'P1',
    evidence: [],
    raisedAt: SHOW_TIME,
    seenAt: SHOW_TIME,
    ...change,
  };
}

function detectedBy(signal: Signal, incidentId: string = v7()): IncidentEvent {
  const { id: signalId, kind, subject, topic, grade, roomId, raisedAt } = signal;
  return {
    type: 'detected',
    incidentId,
    roomId,
    seq: 1,
    at: raisedAt,
    by: SYSTEM,
    cause: 'av_fault',
    signal: { signalId, kind, subject, topic, grade },
    facts: { count: 42 },
  };
}

function followedBy(events: readonly IncidentEvent[], name: string): IncidentEvent {
  return nextEvent(foldIncident(events), { type: 'claimed' }, SHOW_TIME + 9_000, { type: 'person', name });
}

const nothing = { signals: [], events: [], outbox: [] };

describe('signals', () => {
  it('is open until it is cleared, and shows what was last found', async () => {
    const raised = signalOf('s1');
    await store.commit({ ...nothing, signals: [raised] });
    expect(await store.openSignals('s1')).toEqual([raised]);

    const seen: Signal = { ...raised, grade: 'P0', seenAt: SHOW_TIME + 1_000 };
    await store.commit({ ...nothing, signals: [seen] });
    expect(await store.openSignals('s1')).toEqual([seen]);

    const cleared: Signal = { ...seen, clearedAt: SHOW_TIME + 60_000 };
    await store.commit({ ...nothing, signals: [cleared] });
    expect(await store.openSignals('s1')).toEqual([]);
    expect(await reader.signals('s1', SHOW_TIME + 60_000)).toEqual([cleared]);
    expect(await reader.signals('s1', SHOW_TIME + 60_001)).toEqual([]);
  });

  it('is raised by one of two writers', async () => {
    const other = new PostgresIncidentStore(database.dataSource);
    const settled = await Promise.allSettled([
      store.commit({ ...nothing, signals: [signalOf('s2')] }),
      other.commit({ ...nothing, signals: [signalOf('s2')] }),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = settled.find((one) => one.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(ConflictError);
    expect(await store.openSignals('s2')).toHaveLength(1);
  });

  it('can be raised anew after it was cleared, under a new id only', async () => {
    const first = signalOf('s3');
    await store.commit({ ...nothing, signals: [first] });
    await store.commit({ ...nothing, signals: [{ ...first, clearedAt: SHOW_TIME + 1 }] });
    await expect(store.commit({ ...nothing, signals: [first] })).rejects.toThrow(ConflictError);
    const second = signalOf('s3');
    await store.commit({ ...nothing, signals: [second] });
    expect(await store.openSignals('s3')).toEqual([second]);
  });
});

describe('incidents', () => {
  it('gives back its events, and its fold in lists', async () => {
    const signal = signalOf('i1');
    const first = detectedBy(signal);
    await store.commit({ signals: [signal], events: [first], outbox: [] });
    const claimed = followedBy([first], '小李');
    await store.commit({ ...nothing, events: [claimed] });

    expect(await store.incident(first.incidentId)).toEqual([first, claimed]);
    expect(await store.openIncidents('i1')).toEqual([[first, claimed]]);
    expect(await reader.incidents('i1', 10)).toEqual([foldIncident([first, claimed])]);
  });

  it('is no longer open when resolved', async () => {
    const first = detectedBy(signalOf('i2'));
    const resolved = nextEvent(foldIncident([first]), { type: 'resolved' }, SHOW_TIME + 1, SYSTEM);
    await store.commit({ ...nothing, events: [first, resolved] });
    expect(await store.openIncidents('i2')).toEqual([]);
    expect((await reader.incidents('i2', 10)).map(({ status }) => status)).toEqual(['resolved']);
  });

  it('gives a place to one of two writers', async () => {
    const first = detectedBy(signalOf('i3'));
    await store.commit({ ...nothing, events: [first] });
    const settled = await Promise.allSettled(
      ['小李', '小王'].map((name) => store.commit({ ...nothing, events: [followedBy([first], name)] })),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(ConflictError);
    expect(await store.incident(first.incidentId)).toHaveLength(2);
  });

  it('refuses an event out of order, and keeps nothing of its commit', async () => {
    const signal = signalOf('i4');
    const first = detectedBy(signal);
    await store.commit({ ...nothing, events: [first] });
    const early = { ...followedBy([first], '小李'), seq: 3 };
    await expect(store.commit({ signals: [signal], events: [early], outbox: [] })).rejects.toThrow(
      IllegalTransition,
    );
    expect(await store.incident(first.incidentId)).toEqual([first]);
    expect(await store.openSignals('i4')).toEqual([]);
  });

  it('lets one incident of a cause go on in a room', async () => {
    await store.commit({ ...nothing, events: [detectedBy(signalOf('i5'))] });
    await expect(store.commit({ ...nothing, events: [detectedBy(signalOf('i5'))] })).rejects.toThrow(
      ConflictError,
    );
    await store.commit({ ...nothing, events: [detectedBy(signalOf('i6'))] });
  });

  it('keeps words that PostgreSQL cannot keep as they are', async () => {
    const first = detectedBy(signalOf('i7'));
    const used = nextEvent(
      foldIncident([first]),
      { type: 'script.used', scriptId: 'x', version: 1, text: '抱歉\0\ud83d', public: true },
      SHOW_TIME,
      { type: 'person', name: '小\0李' },
    );
    await store.commit({ ...nothing, events: [first, used] });
    expect((await store.incident(first.incidentId))[1]).toMatchObject({
      text: '抱歉\uFFFD\uFFFD',
      by: { name: '小\uFFFD李' },
    });
  });
});

describe('the outbox', () => {
  function toldOf(signal: Signal): LiveEvent {
    return { name: 'signal', roomId: signal.roomId, payload: signal };
  }

  async function drain(limit: number): Promise<LiveEvent[]> {
    const told: LiveEvent[] = [];
    let taken: number;
    do {
      taken = await outbox.takeOutbox(limit, (events) => {
        told.push(...events.map(({ event }) => event));
        return Promise.resolve();
      });
    } while (taken === limit);
    return told;
  }

  it('is drained in the order of the commits, each event once', async () => {
    const signals = Array.from({ length: 7 }, (_, index) => signalOf('o1', { subject: `词${index}` }));
    for (const signal of signals) {
      await store.commit({ signals: [signal], events: [], outbox: [toldOf(signal), toldOf(signal)] });
    }
    expect(await drain(3)).toEqual(signals.flatMap((signal) => [toldOf(signal), toldOf(signal)]));
    expect(await drain(3)).toEqual([]);
  });

  it('holds nothing of a commit that was refused', async () => {
    const signal = signalOf('o2');
    await store.commit({ ...nothing, signals: [signal] });
    const again = signalOf('o2');
    await expect(store.commit({ ...nothing, signals: [again], outbox: [toldOf(again)] })).rejects.toThrow(
      ConflictError,
    );
    expect(await drain(10)).toEqual([]);
  });

  it('keeps what could not be told', async () => {
    const signal = signalOf('o3');
    await store.commit({ ...nothing, signals: [signal], outbox: [toldOf(signal)] });
    await expect(outbox.takeOutbox(10, () => Promise.reject(new Error('stream away')))).rejects.toThrow(
      'stream away',
    );
    expect(await drain(10)).toEqual([toldOf(signal)]);
  });

  it('is drained by one at a time', async () => {
    const signal = signalOf('o4');
    await store.commit({ ...nothing, signals: [signal], outbox: [toldOf(signal)] });
    let meanwhile: number | undefined;
    const taken = await outbox.takeOutbox(10, async () => {
      meanwhile = await outbox.takeOutbox(10, () => Promise.reject(new Error('must not be asked')));
    });
    expect([taken, meanwhile]).toEqual([1, 0]);
  });
});

describe('what is asked every second', () => {
  it.each([
    ['the incidents that go on', () => reader.openIncidents(), ['incident_going_on']],
    ['the rooms in trouble', () => store.roomsInTrouble(), ['incident_going_on', 'signal_open']],
  ])('finds %s without reading those of all evenings', async (_, ask, ways) => {
    expect(await planOf(database.dataSource, ask)).toEqual(ways);
  });
});
