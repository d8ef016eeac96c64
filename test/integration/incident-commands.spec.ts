import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_HISTORY } from '../../src/core/script/history.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { ConflictError } from '../../src/core/incident/conflict-error.js';
import { IllegalTransition } from '../../src/core/incident/illegal-transition.js';
import { NOW } from '../../src/core/incident/incident.fixture.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import { PostgresAuditTrail } from '../../src/adapters/store/postgres-audit-trail.js';
import { RoomForbidden } from '../../src/http/access-refusals.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { IncidentCommands } from '../../src/incident/incident-commands.js';
import { IncidentNotFound, ScriptChanged, ScriptUnfilled } from '../../src/incident/incident-errors.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { WatchedIncidentStore } from '../support/watched-incident-store.js';

const SCRIPTS = [
  scriptOf({ id: 'ready', version: 3 }),
  scriptOf({ id: 'cue', audience: 'host' }),
  scriptOf({
    id: 'asking',
    variables: [
      variableOf({ name: 'people', from: 'incident.people' }),
      variableOf({ name: 'coupon', type: 'money', label: { zh: '券额', en: 'voucher' } }),
    ],
    steps: { ...scriptOf().steps, act: '给 {{people}} 位各补 {{coupon}} 元' },
  }),
];

const ZHOU = { person: { name: '小周', rooms: [] } };
const MING = { person: { name: '阿明', rooms: [] } };

describe('IncidentCommands', () => {
  let database: FreshDatabase;
  let store: WatchedIncidentStore;
  let commands: IncidentCommands;
  const detected = eventOf('detected', undefined);

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  beforeEach(async () => {
    await database.empty();
    store = new WatchedIncidentStore(database.dataSource);
    const suggest = new SuggestScripts(
      { current: () => SCRIPTS },
      () => undefined,
      () => NO_HISTORY,
    );
    commands = new IncidentCommands(store, suggest, { now: () => NOW + 90_000 });
    await store.commit({ signals: [], events: [detected], outbox: [] });
  });

  it('claims, answers and resolves, and tells the consoles each time', async () => {
    await commands.claim('i1', ZHOU);
    await commands.useScript('i1', ZHOU, { scriptId: 'ready', version: 3, values: {} });
    const resolved = await commands.resolve('i1', ZHOU, '换线路后恢复');
    expect(resolved).toMatchObject({ status: 'resolved', claimedBy: '小周', answeredAt: NOW + 90_000 });
    expect(resolved).toEqual(foldIncident(await store.incident('i1')));
    expect(store.told.map(({ name }) => name)).toEqual(['incident', 'incident', 'incident']);
    expect(store.told[2]).toMatchObject({ roomId: 'r1', payload: resolved });
  });

  it('does not stop the public’s clock for a word in the host’s ear', async () => {
    const cued = await commands.useScript('i1', ZHOU, { scriptId: 'cue', version: 1, values: {} });
    expect(cued.answeredAt).toBeUndefined();
    expect((await store.incident('i1'))[1]).toMatchObject({ type: 'script.used', public: false });
  });

  it('keeps the words as they were said, from what is known and what the person gave', async () => {
    await commands.useScript('i1', ZHOU, { scriptId: 'asking', version: 1, values: { coupon: '10' } });
    expect((await store.incident('i1'))[1]).toMatchObject({
      text: expect.stringContaining('给 12 位各补 10 元'),
      by: { type: 'person', name: '小周' },
    });
  });

  it('does not send a script with an empty place, and says which', async () => {
    const sending = commands.useScript('i1', ZHOU, {
      scriptId: 'asking',
      version: 1,
      values: { coupon: 'x' },
    });
    await expect(sending).rejects.toThrow(ScriptUnfilled);
    await expect(sending).rejects.toThrow('券额');
    expect(await store.incident('i1')).toHaveLength(1);
  });

  it('does not send another version than the person read', async () => {
    for (const chosen of [
      { scriptId: 'ready', version: 2 },
      { scriptId: 'gone', version: 1 },
    ]) {
      await expect(commands.useScript('i1', ZHOU, { ...chosen, values: {} })).rejects.toThrow(ScriptChanged);
    }
  });

  it('refuses what is not there and what cannot be', async () => {
    await expect(commands.claim('i9', ZHOU)).rejects.toThrow(IncidentNotFound);
    await commands.claim('i1', ZHOU);
    await expect(commands.claim('i1', MING)).rejects.toThrow(IllegalTransition);
  });

  it('lets nobody act in a room that is not theirs', async () => {
    const elsewhere = { person: { name: '小周', rooms: ['r2'] } };
    await expect(commands.claim('i1', elsewhere)).rejects.toThrow(RoomForbidden);
    expect(await store.incident('i1')).toHaveLength(1);
  });

  it('writes each event into the audit trail, the rules’ and the people’s, with where they were', async () => {
    await commands.resolve('i1', { ...ZHOU, from: { address: '10.0.0.7' } }, '换线路后恢复');
    const trail = await new PostgresAuditTrail(database.dataSource).read({ action: 'incident.' }, 10);
    expect(trail).toMatchObject([
      {
        by: { type: 'person', name: '小周' },
        action: 'incident.resolved',
        subject: { type: 'incident', id: 'i1' },
        roomId: 'r1',
        why: '换线路后恢复',
        from: { address: '10.0.0.7' },
      },
      { by: { type: 'system' }, action: 'incident.detected', subject: { type: 'incident', id: 'i1' } },
    ]);
  });

  it('decides anew when the system wrote first', async () => {
    const graded = eventOf('graded', foldIncident([detected]));
    store.beforeCommit = () => store.commit({ signals: [], events: [graded], outbox: [] });
    expect(await commands.claim('i1', ZHOU)).toMatchObject({ status: 'claimed', grade: 'P0', seq: 3 });
  });

  it('lets the second of two people know who has it', async () => {
    store.beforeCommit = async () => {
      await commands.claim('i1', MING);
    };
    await expect(commands.claim('i1', ZHOU)).rejects.toThrow(IllegalTransition);
    expect(foldIncident(await store.incident('i1')).claimedBy).toBe('阿明');
  });

  it('gives up when others always write first', async () => {
    const busy = {
      incident: () => store.incident('i1'),
      commit: () => Promise.reject(new ConflictError('i1')),
    };
    const suggest = new SuggestScripts(
      { current: () => [] },
      () => undefined,
      () => NO_HISTORY,
    );
    await expect(new IncidentCommands(busy, suggest, { now: () => NOW }).claim('i1', ZHOU)).rejects.toThrow(
      ConflictError,
    );
  });
});
