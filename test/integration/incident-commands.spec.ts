import { NO_HISTORY } from '../../src/core/script/history.js';
import { RoomForbidden } from '../../src/core/access/refusals.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import { PostgresReviewReader } from '../../src/adapters/store/postgres-review-reader.js';
import { auditFromRow, AuditRow } from '../../src/adapters/store/rows/audit-row.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { ConflictError } from '../../src/core/incident/conflict-error.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { IllegalTransition } from '../../src/core/incident/illegal-transition.js';
import { NOW } from '../../src/core/incident/incident.fixture.js';
import { nextEvent, SYSTEM } from '../../src/core/incident/next-event.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import type { Asking } from '../../src/incident/asking.js';
import { GroupCommands } from '../../src/incident/group-commands.js';
import { IncidentCommands } from '../../src/incident/incident-commands.js';
import {
  IncidentNotFound,
  NobodyToHandTo,
  OtherRoom,
  Overtaken,
  SameCauseGoesOn,
  ScriptChanged,
  ScriptUnfilled,
} from '../../src/incident/incident-errors.js';
import { IncidentLedger } from '../../src/incident/incident-ledger.js';
import { ReadReview } from '../../src/review/read-review.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
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

const personOf = (name: string, rooms: readonly string[] = []): Asking => ({
  person: { name, rooms },
  from: { address: '10.0.0.7', agent: 'console' },
});
const zhou = personOf('小周');
const ming = personOf('阿明');

describe('IncidentCommands', () => {
  let database: FreshDatabase;
  let store: WatchedIncidentStore;
  let ledger: IncidentLedger;
  let commands: IncidentCommands;
  let groups: GroupCommands;
  let now: number;
  let timed: string[];
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
    timed = [];
    const setTimers = (incidents: readonly IncidentView[]) => {
      timed.push(...incidents.map(({ id }) => id));
      return Promise.resolve();
    };
    ledger = new IncidentLedger(store, setTimers, { now: () => now });
    now = NOW + 90_000;
    const { dataSource } = database;
    const broadcasts = new PostgresBroadcastStore(dataSource);
    const review = new ReadReview(broadcasts, new PostgresReviewReader(dataSource), { now: () => now });
    commands = new IncidentCommands(ledger, {
      suggest,
      given: async (roomId, person) => await review.given(roomId, person),
      mayTake: (name) => Promise.resolve(name !== '查无此人'),
      goingOn: async (roomId) => (await store.openIncidents(roomId)).map(foldIncident),
    });
    let made = 0;
    groups = new GroupCommands(ledger, suggest, () => `new${++made}`);
    await store.commit({ signals: [], events: [detected], outbox: [] });
  });

  it('claims, answers and resolves, and tells the consoles each time', async () => {
    await commands.claim('i1', zhou);
    await commands.useScript('i1', zhou, { scriptId: 'ready', version: 3, values: {} });
    const resolved = await commands.resolve('i1', zhou, { note: '换线路后恢复', why: '信号滞后' });
    expect(resolved).toMatchObject({ status: 'resolved', claimedBy: '小周', answeredAt: NOW + 90_000 });
    expect(resolved).toEqual(foldIncident(await store.incident('i1')));
    expect(store.told.map(({ name }) => name)).toEqual(['incident', 'incident', 'incident']);
    expect(store.told[2]).toMatchObject({ roomId: 'r1', payload: resolved });
  });

  it('does not stop the public’s clock for a word in the host’s ear', async () => {
    const cued = await commands.useScript('i1', zhou, { scriptId: 'cue', version: 1, values: {} });
    expect(cued.answeredAt).toBeUndefined();
    expect((await store.incident('i1'))[1]).toMatchObject({ type: 'script.used', public: false });
  });

  it('keeps the words as they were said, from what is known and what the person gave', async () => {
    await commands.useScript('i1', zhou, { scriptId: 'asking', version: 1, values: { coupon: '10' } });
    expect((await store.incident('i1'))[1]).toMatchObject({
      text: expect.stringContaining('给 12 位各补 10 元'),
      by: { type: 'person', name: '小周' },
    });
  });

  it('does not send a script with an empty place, and says which', async () => {
    const sending = commands.useScript('i1', zhou, {
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
      await expect(commands.useScript('i1', zhou, { ...chosen, values: {} })).rejects.toThrow(ScriptChanged);
    }
  });

  it('refuses what is not there and what cannot be', async () => {
    await expect(commands.claim('i9', zhou)).rejects.toThrow(IncidentNotFound);
    await commands.claim('i1', zhou);
    await expect(commands.claim('i1', ming)).rejects.toThrow(IllegalTransition);
  });

  it('decides anew when the system wrote first', async () => {
    const graded = eventOf('graded', foldIncident([detected]));
    store.beforeCommit = () => store.commit({ signals: [], events: [graded], outbox: [] });
    expect(await commands.claim('i1', zhou)).toMatchObject({ status: 'claimed', grade: 'P0', seq: 3 });
  });

  it('lets the second of two people know who has it', async () => {
    store.beforeCommit = async () => {
      await commands.claim('i1', ming);
    };
    await expect(commands.claim('i1', zhou)).rejects.toThrow(IllegalTransition);
    expect(foldIncident(await store.incident('i1')).claimedBy).toBe('阿明');
  });

  it('gives up when others always write first', async () => {
    const busy = {
      incident: () => store.incident('i1'),
      commit: () => Promise.reject(new ConflictError('i1')),
    };
    const alone = new IncidentLedger(busy, () => Promise.resolve(), { now: () => NOW });
    await expect(alone.append('i1', zhou, () => ({ type: 'claimed' }))).rejects.toThrow(ConflictError);
  });

  it('lets nobody act in a room that is not theirs', async () => {
    const elsewhere = personOf('小王', ['r2']);
    await expect(commands.read('i1', elsewhere)).rejects.toThrow(RoomForbidden);
    await expect(commands.claim('i1', elsewhere)).rejects.toThrow('r1');
    expect(await store.incident('i1')).toHaveLength(1);
  });

  it('sets the timers of what it changed', async () => {
    await commands.claim('i1', zhou);
    expect(timed).toEqual(['i1']);
  });

  it('grades, hands over, holds, gives the all-clear and takes it back, each with its line in the audit trail', async () => {
    await commands.claim('i1', zhou);
    await commands.grade('i1', zhou, 'P3', '主播在试麦');
    await commands.hand('i1', zhou, '阿明');
    await commands.hold('i1', ming, 10, '怕反复');
    await expect(commands.resolve('i1', ming, {})).rejects.toThrow('还有 1 个信号未消退');
    await commands.resolve('i1', ming, { why: '误报' });
    await commands.reopen('i1', zhou, '又卡了');
    const released = await commands.release('i1', zhou, '交给夜班');
    expect(released).toMatchObject({ status: 'open', grade: 'P3', held: { by: '小周' } });
    const trail = await database.dataSource.manager.find(AuditRow, { order: { id: 'ASC' } });
    expect(trail.map(auditFromRow).map(({ action, by, why }) => [action, by, why])).toEqual([
      ['incident.detected', { type: 'system' }, undefined],
      ['incident.claimed', { type: 'person', name: '小周' }, undefined],
      ['incident.graded', { type: 'person', name: '小周' }, '主播在试麦'],
      ['incident.handed', { type: 'person', name: '小周' }, undefined],
      ['incident.held', { type: 'person', name: '阿明' }, '怕反复'],
      ['incident.resolved', { type: 'person', name: '阿明' }, '误报'],
      ['incident.reopened', { type: 'person', name: '小周' }, '又卡了'],
      ['incident.released', { type: 'person', name: '小周' }, '交给夜班'],
    ]);
    expect(trail[0]!.from).toBeNull();
    expect(trail[1]).toMatchObject({ roomId: 'r1', subjectId: 'i1', from: { address: '10.0.0.7' } });
  });

  it('hands nothing to somebody who is not there', async () => {
    await commands.claim('i1', zhou);
    await expect(commands.hand('i1', zhou, '查无此人')).rejects.toThrow(NobodyToHandTo);
  });

  it('tells of two who claim at once the second who was first, and when', async () => {
    const settled = await Promise.allSettled([commands.claim('i1', zhou), commands.claim('i1', ming)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = settled.find((one) => one.status === 'rejected')!.reason as IllegalTransition;
    expect(lost.why.zh).toMatch(/^(小周|阿明) 刚刚认领了$/);
    expect(await store.incident('i1')).toHaveLength(2);
  });

  it('overrules no other person’s grade unseen', async () => {
    const { seq: seen } = await commands.claim('i1', zhou);
    await commands.grade('i1', ming, 'P0', '影响面大');
    now += 3_000;
    const unseen = commands.grade('i1', { ...zhou, seen }, 'P3', '只是个别人');
    await expect(unseen).rejects.toThrow(Overtaken);
    await expect(unseen).rejects.toThrow('阿明 3 秒前调整了等级');
    const { grade } = await commands.grade('i1', { ...zhou, seen: seen + 1 }, 'P1', '看过了');
    expect(grade).toBe('P1');
    store.beforeCommit = async () => {
      await commands.grade('i1', ming, 'P2', '好转');
    };
    await expect(commands.grade('i1', zhou, 'P3', '只是个别人')).rejects.toThrow(Overtaken);
  });

  it('opens nothing again beside another of its cause', async () => {
    await commands.resolve('i1', zhou, { why: '误报' });
    const next = { ...detected, incidentId: 'i2' };
    await store.commit({ signals: [], events: [next], outbox: [] });
    await expect(commands.reopen('i1', zhou, '又卡了')).rejects.toThrow(SameCauseGoesOn);
  });

  describe('on two incidents', () => {
    const angry = { signalId: 's7', kind: 'spike.negative', subject: '', grade: 'P2' } as const;
    const other: IncidentEvent = {
      ...eventOf('detected', undefined, NOW - 60_000),
      incidentId: 'i2',
      type: 'detected',
      cause: 'negative',
      signal: angry,
      facts: {},
    };

    beforeEach(async () => {
      await store.commit({ signals: [], events: [other], outbox: [] });
      store.told.length = 0;
    });

    it('merges them, and the clocks count from the earlier', async () => {
      const one = await groups.merge('i2', zhou, 'i1', '同一件事');
      expect(one).toMatchObject({ id: 'i1', detectedAt: NOW - 60_000, absorbed: [{ incidentId: 'i2' }] });
      expect(foldIncident(await store.incident('i2'))).toMatchObject({ status: 'merged', mergedInto: 'i1' });
      expect(store.told.map(({ payload }) => (payload as IncidentView).id)).toEqual(['i2', 'i1']);
      expect(await store.openIncidents('r1')).toHaveLength(1);
      await expect(commands.claim('i2', ming)).rejects.toThrow('已并入其他事件 i1');
    });

    it('lets one of merging and resolving happen at once, and says of it to the other', async () => {
      const settled = await Promise.allSettled([
        groups.merge('i2', zhou, 'i1'),
        commands.resolve('i2', ming, { why: '误报' }),
      ]);
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = settled.find((one) => one.status === 'rejected')!.reason as IllegalTransition;
      expect(lost).toBeInstanceOf(IllegalTransition);
      expect(lost.why.zh).toMatch(/(小周|阿明) 刚刚\p{Script=Han}+了/u);
      const target = foldIncident(await store.incident('i1'));
      const isMerged = settled[0].status === 'fulfilled';
      expect(target.absorbed?.length ?? 0).toBe(isMerged ? 1 : 0);
      expect(foldIncident(await store.incident('i2')).status).toBe(isMerged ? 'merged' : 'resolved');
    });

    it('merges none across rooms', async () => {
      await store.commit({ signals: [], events: [{ ...other, incidentId: 'i3', roomId: 'r3' }], outbox: [] });
      await expect(groups.merge('i3', zhou, 'i1')).rejects.toThrow(OtherRoom);
      await expect(groups.merge('i1', personOf('小王', ['r1']), 'i3')).rejects.toThrow(RoomForbidden);
    });

    it('splits what does not belong together, for which the public waits no less', async () => {
      await groups.merge('i2', zhou, 'i1');
      const { incident, apart } = await groups.split('i1', zhou, ['s7'], '两回事');
      expect(incident.signals.map(({ signalId }) => signalId)).toEqual(['s1']);
      expect(apart).toMatchObject({ id: 'new1', cause: 'negative', splitFrom: 'i1', status: 'open' });
      expect(apart.clocks.answer.startedAt).toBe(NOW - 60_000);
      expect(apart.clocks.claim.startedAt).toBe(now);
      expect(store.told.filter(({ name }) => name === 'suggestions')).toHaveLength(1);
      expect(timed.slice(-2)).toEqual(['i1', 'new1']);
    });

    it('splits off another of the same cause', async () => {
      const more = {
        ...angry,
        signalId: 's8',
        kind: 'spike.topic',
        subject: 'av_fault',
        topic: 'av_fault',
      } as const;
      const found = foldIncident([detected]);
      await store.commit({
        signals: [],
        events: [nextEvent(found, { type: 'signal.joined', signal: more, facts: {} }, NOW, SYSTEM)],
        outbox: [],
      });
      expect((await groups.split('i1', zhou, ['s8'], '两回事')).apart.cause).toBe('av_fault');
    });
  });
});
