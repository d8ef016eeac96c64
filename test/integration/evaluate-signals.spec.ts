import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_HISTORY } from '../../src/core/script/history.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { bucketOf, windowOf } from '../../src/core/incident/incident.fixture.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import { smallestOf } from '../../src/core/window/people.js';
import { shortHash } from '../../src/core/window/short-hash.js';
import { BUCKET, MINUTE } from '../../src/core/window/widths.js';
import type { Absence, RoomWindow } from '../../src/core/window/window.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { EvaluateSignals } from '../../src/signals/evaluate-signals.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { WatchedIncidentStore } from '../support/watched-incident-store.js';

/** The full minute in which the picture breaks. */
const BREAK = 1_700_000_040_000;

/** A lively room; from BREAK on, until `repaired`, eight people complain of the picture every five seconds. */
function roomAt(roomId: string, now: number, repaired = Infinity): RoomWindow {
  const lively = (start: number, width: number) => bucketOf(start, { messages: (width / BUCKET) * 20 });
  const minutes = Array.from({ length: 30 }, (_, i) => lively(BREAK - (30 - i) * MINUTE, MINUTE));
  const recent = [];
  for (let start = BREAK - 5 * MINUTE; start <= now; start += BUCKET) {
    const people = Array.from({ length: 8 }, (_, i) => shortHash(`${start} ${i}`));
    const broken = start >= BREAK && start < repaired;
    const complaints = { topics: { av_fault: 8 }, people: { av_fault: smallestOf(people) } };
    recent.push({ ...lively(start, BUCKET), ...(broken ? complaints : {}) });
  }
  const horizon = now - (now % MINUTE) - 5 * MINUTE;
  return windowOf({
    roomId,
    now,
    minutes,
    recent: recent.filter(({ start }) => start >= horizon),
    lastReceivedAt: now,
  });
}

describe('EvaluateSignals', () => {
  let database: FreshDatabase;
  let store: WatchedIncidentStore;
  let now: number;
  let rooms: readonly string[];
  let read: (roomId: string) => RoomWindow;
  let behind: number;
  let unwatched: Absence[];
  let timed: string[];
  let evaluating: EvaluateSignals;

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  beforeEach(async () => {
    await database.empty();
    store = new WatchedIncidentStore(database.dataSource);
    now = BREAK + 15_000;
    rooms = ['r1', 'r2'];
    read = (roomId) => roomAt(roomId, now);
    behind = 0;
    unwatched = [];
    timed = [];
    let made = 0;
    const windows = {
      activeRooms: () => Promise.resolve(rooms),
      // A window that cannot be read rejects, as Redis would.
      read: (roomId: string) => Promise.resolve(roomId).then((id) => read(id)),
    };
    const counted = variableOf({ from: 'incident.people' });
    const script = scriptOf({
      variables: [counted],
      steps: { ...scriptOf().steps, act: '{{people}} 位家人都有' },
    });
    const suggest = new SuggestScripts(
      { current: () => [script] },
      () => undefined,
      () => NO_HISTORY,
    );
    evaluating = new EvaluateSignals(
      windows,
      store,
      () => Promise.resolve(behind),
      { watched: () => Promise.resolve(unwatched) },
      (incident, at) => suggest.forIncident(incident, at),
      { now: () => now },
      () => `id${++made}`,
      1,
      (incidents) => {
        timed.push(...incidents.map(({ id }) => id));
        return Promise.resolve();
      },
    );
  });

  const evaluate = () => evaluating.evaluate({ shard: 0 });
  const told = (roomId: string) =>
    store.told.filter((event) => event.roomId === roomId).map(({ name }) => name);
  const incidentsOf = async (roomId: string) => (await store.openIncidents(roomId)).map(foldIncident);

  it('raises the signal, opens the graded incident and offers its script, in one commit a room', async () => {
    await evaluate();
    for (const roomId of ['r1', 'r2']) {
      expect(told(roomId)).toEqual(['signal', 'incident', 'suggestions']);
      expect(await incidentsOf(roomId)).toEqual([
        expect.objectContaining({ cause: 'av_fault', status: 'open' }),
      ]);
    }
    const offered = store.told.find(({ name, roomId }) => name === 'suggestions' && roomId === 'r1');
    expect(offered?.payload).toMatchObject({
      incidentId: (await incidentsOf('r1'))[0]!.id,
      suggestions: [{ scriptId: 'fault-room' }],
    });
    expect(timed).toEqual(
      store.told.flatMap(({ name, payload }) => (name === 'incident' ? [payload.id] : [])),
    );
  });

  it('has nothing to add a moment later', async () => {
    await evaluate();
    const before = store.told.length;
    await evaluate();
    expect(store.told.length).toBe(before);
  });

  it('offers scripts again when a person would read something else, and only then', async () => {
    for (; now < BREAK + 2 * MINUTE; now += 5_000) await evaluate();
    const offers = store.told.flatMap((event) =>
      event.name === 'suggestions' && event.roomId === 'r1' ? [event.payload.suggestions] : [],
    );
    const [incident] = await store.openIncidents('r1');
    const joined = incident!.filter(({ type }) => type === 'signal.joined');
    expect(joined.length).toBeGreaterThan(0);
    expect(offers.at(-1)![0]!.filled).toEqual({ people: String(foldIncident(incident!).facts['people']) });
    expect(offers.length).toBeGreaterThan(1);
    for (const [i, offer] of offers.slice(1).entries()) expect(offer).not.toEqual(offers[i]);
  });

  it('judges no silence while the analysis is behind, and says so of what is open', async () => {
    read = (roomId) => ({ ...roomAt(roomId, now), lastReceivedAt: BREAK - 60_000 });
    behind = 30_000;
    await evaluate();
    const kinds = async () => (await store.openSignals('r1')).map(({ kind }) => kind).sort();
    expect(await kinds()).toEqual(['spike.topic']);
    behind = 0;
    await evaluate();
    expect(await kinds()).toEqual(['feed.stalled', 'spike.topic']);

    read = (roomId) => roomAt(roomId, now);
    behind = 30_000;
    for (let second = 0; second < 60; second += 5) {
      now += 5_000;
      await evaluate();
    }
    expect(await kinds()).toEqual(['feed.stalled', 'spike.topic']);
    const stalled = (await store.openSignals('r1')).find(({ kind }) => kind === 'feed.stalled');
    expect(stalled!.evidence[0]!.facts).toMatchObject({ behindSeconds: 30 });
  });

  it('takes a time in which nobody listened for no silence', async () => {
    const since = BREAK - 3 * MINUTE;
    read = (roomId) => {
      const window = roomAt(roomId, now, BREAK);
      return {
        ...window,
        minutes: window.minutes.filter(({ start }) => start < since),
        recent: window.recent.filter(({ start }) => start < since),
        lastReceivedAt: since,
      };
    };
    unwatched = [{ from: since, to: now }];
    await evaluate();
    expect(await store.openSignals('r1')).toEqual([]);
    unwatched = [];
    await evaluate();
    expect((await store.openSignals('r1')).map(({ kind }) => kind)).toEqual(['feed.stalled']);
  });

  it('follows the trouble until it is quiet, and then says no more', async () => {
    const repaired = BREAK + 2 * MINUTE;
    read = (roomId) => roomAt(roomId, now, repaired);
    for (; now < repaired + 4 * MINUTE; now += 5_000) await evaluate();
    const [incident, ...others] = await incidentsOf('r1');
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ cause: 'av_fault', status: 'quiet', grade: 'P0' });
    expect(incident!.quietAt).toBeGreaterThan(repaired);
    expect(await store.openSignals('r1')).toEqual([]);
  });

  it('leaves a room to the worker that was first, and goes on with the others', async () => {
    store.beforeCommit = evaluate;
    await evaluate();
    expect(told('r1')).toEqual(['signal', 'incident', 'suggestions']);
    expect(told('r2')).toEqual(['signal', 'incident', 'suggestions']);
  });

  it('ends what was open in a room that went off air', async () => {
    await evaluate();
    rooms = [];
    read = (roomId) => windowOf({ roomId, now });
    for (let second = 0; second < 300; second += 5) {
      now += 5_000;
      await evaluate();
    }
    expect(await store.openSignals('r1')).toEqual([]);
    expect((await incidentsOf('r1')).map(({ status }) => status)).toEqual(['quiet']);
  });

  it('fails aloud for a room that cannot be read, after all others are done', async () => {
    read = (roomId) => {
      if (roomId === 'r1') throw new Error('redis is away');
      return roomAt(roomId, now);
    };
    const failed: unknown = await evaluate().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(AggregateError);
    expect(failed).toMatchObject({
      errors: [new Error('redis is away')],
      message: expect.stringContaining('1/2'),
    });
    expect(told('r2')).toEqual(['signal', 'incident', 'suggestions']);
  });
});
