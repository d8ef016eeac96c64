import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import { PostgresEffectStore } from '../../src/adapters/store/postgres-effect-store.js';
import { recordUses } from '../../src/adapters/store/record-uses.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { signalOf } from '../../src/core/incident/incident.fixture.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { ScriptHistories } from '../../src/review/script-histories.js';
import { AIR, AT, openReviewRoom, type ReviewRoom } from '../support/review-room.js';

let room: ReviewRoom;

beforeAll(async () => {
  room = await openReviewRoom();
});

afterAll(() => room.close());

beforeEach(async () => {
  await room.database.empty();
  room.time.now = AT;
  room.time.waitingSince = undefined;
});

describe('a use of a script', () => {
  it('is kept with its event, or not at all', async () => {
    const compensation = { total: 30.5, byKind: { coupon: 30.5 } };
    await room.useScript({ compensation });
    expect(await room.uses()).toEqual([
      {
        id: expect.any(String),
        incidentId: 'i1',
        roomId: 'r1',
        cause: 'av_fault',
        scriptId: 'sorry',
        version: 2,
        audience: 'room',
        person: '小周',
        at: AT,
        compensation,
      },
    ]);
    const late = eventOf('script.used', foldIncident(await room.incidents.incident('i1')), AT);
    await expect(
      room.incidents.commit({ signals: [], events: [{ ...late, seq: 9 }], outbox: [] }),
    ).rejects.toThrow('9');
    expect(await room.uses()).toHaveLength(1);
  });

  it('may come from elsewhere, and give what is summed by broadcast and person', async () => {
    await room.useScript();
    const given = (person: string, total: number, at: number) => ({
      incidentId: 'i1',
      roomId: 'r1',
      scriptId: 'coupon',
      version: 1,
      person,
      at,
      compensation: { total, byKind: {} },
      announcementId: '01938000-0000-7000-8000-000000000002',
    });
    await room.database.dataSource.transaction((manager) =>
      recordUses(manager, [
        given('小周', 0.1, AT),
        given('小周', 0.2, AT + 1),
        given('阿明', 5, AT + 2),
        given('阿明', 9, AIR.startedAt - 1),
      ]),
    );
    const broadcast = AIR;
    expect(await room.reader.compensationGiven(broadcast)).toBe(5.3);
    expect(await room.reader.compensationGiven(broadcast, '小周')).toBe(0.3);
    expect(await room.reader.compensationGiven({ ...broadcast, endedAt: AT - 31 * MINUTE })).toBe(0);
  });
});

describe('MeasureEffects', () => {
  beforeEach(async () => {
    for (const minute of [-3, -2, -1]) await room.said(minute, 40, 60);
    await room.said(0, 20, 80);
    await room.said(1, 99, 1);
    await room.said(2, 10, 90);
    await room.said(3, 99, 1);
    await room.said(4, 0, 100);
    // Another room, the public outside, and what lies just beyond count for nothing.
    await room.said(4, 50, 0, { roomId: 'r2' });
    await room.said(4, 50, 0, { kind: 'mention' });
    await room.said(-4, 100, 0);
    await room.said(5, 100, 0);
    await room.useScript();
  });

  const before = { messages: 300, negativeRate: 0.4, complaintsPerMinute: 40 };
  const after = [
    { minutes: 1, messages: 100, negativeRate: 0.2, complaintsPerMinute: 20 },
    { minutes: 3, messages: 100, negativeRate: 0.1, complaintsPerMinute: 10 },
    { minutes: 5, messages: 100, negativeRate: 0, complaintsPerMinute: 0 },
  ];
  const effect = async () => (await room.uses())[0]?.effect;

  it('measures each mark when the archive has it, across midnight', async () => {
    const seen: number[] = [];
    for (const seconds of [79, 80, 199, 200, 319, 320, 900]) {
      room.time.now = AT + seconds * 1_000;
      await room.worker().handle();
      seen.push((await effect())?.after.length ?? 0);
    }
    expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(await effect()).toEqual({
      before,
      after,
      change: { minutes: 5, negativeRate: 1, complaints: 1, helped: 1 },
    });
    expect(await room.effects.dueUses(room.time.now + 99 * MINUTE, 9)).toEqual([]);
  });

  it('gives the same answer hours later, all marks at once', async () => {
    room.time.now = AT + 6 * 60 * MINUTE;
    await room.worker().handle();
    expect(await effect()).toMatchObject({ before, after });
  });

  it('reads each minute once', async () => {
    const read: number[][] = [];
    const watched = new (class extends PostgresEffectStore {
      override async countMinutes(...given: Parameters<PostgresEffectStore['countMinutes']>) {
        read.push([...given[2]]);
        return await super.countMinutes(...given);
      }
    })(room.database.dataSource);
    for (const minute of [1, 2, 3, 4, 5, 6]) {
      room.time.now = AT + minute * MINUTE + 20_000;
      await room.worker(watched).handle();
    }
    expect(read.slice(0, 3)).toEqual([[-3, -2, -1, 0], [2], [4]]);
  });

  it('waits for an analysis that is behind', async () => {
    room.time.now = AT + 4 * MINUTE;
    room.time.waitingSince = AT + 79_000;
    await room.worker().handle();
    expect(await effect()).toBeUndefined();
    room.time.waitingSince = AT + 80_000;
    await room.worker().handle();
    expect((await effect())?.after).toHaveLength(1);
  });

  it('is the same with two workers at once', async () => {
    room.time.now = AT + 2 * MINUTE;
    await Promise.all([room.worker().handle(), room.worker().handle()]);
    room.time.now = AT + 6 * MINUTE;
    await Promise.all([room.worker().handle(), room.worker().handle()]);
    expect((await effect())?.after).toEqual(after);
  });

  it('lets a worker that read before another wrote change nothing', async () => {
    room.time.now = AT + 6 * MINUTE;
    const [stale] = await room.effects.dueUses(room.time.now, 1);
    await room.worker().handle();
    await room.effects.saveEffect(stale!, { before: { messages: 0 }, after: [] }, room.time.now);
    expect((await effect())?.after).toEqual(after);
  });

  it('measures the others when one cannot be measured, and says so', async () => {
    const other = { ...eventOf('detected', undefined, AT - MINUTE), incidentId: 'i2', roomId: 'r2' };
    const used = { ...eventOf('script.used', foldIncident([other]), AT) };
    await room.incidents.commit({ signals: [], events: [other, used], outbox: [] });
    const failing = new (class extends PostgresEffectStore {
      override async countMinutes(...given: Parameters<PostgresEffectStore['countMinutes']>) {
        if (given[0] === 'r2') throw new Error('disk is full');
        return await super.countMinutes(...given);
      }
    })(room.database.dataSource);
    room.time.now = AT + 6 * MINUTE;
    await expect(room.worker(failing).handle()).rejects.toThrow('disk is full');
    expect((await effect())?.after).toHaveLength(3);
  });

  it('knows nothing of a day that the archive has dropped', async () => {
    await room.database.dataSource.query('DELETE FROM message');
    room.time.now = AT + 40 * 24 * 60 * MINUTE;
    await room.worker().handle();
    expect(await effect()).toEqual({
      before: { messages: 0 },
      after: [1, 3, 5].map((minutes) => ({ minutes, messages: 0 })),
    });
  });

  it('measures public talk where it is, and what is no topic by whoever is negative', async () => {
    const signal = signalOf({ id: 's9', kind: 'mention.surge', subject: '', topic: undefined });
    const { id: signalId, kind, subject, grade } = signal;
    const opinion: IncidentEvent = {
      ...eventOf('detected', undefined, AT - MINUTE),
      type: 'detected',
      incidentId: 'i3',
      cause: 'opinion',
      signal: { signalId, kind, subject, grade },
      facts: {},
    };
    const used = eventOf('script.used', foldIncident([opinion]), AT);
    await room.incidents.commit({ signals: [], events: [opinion, used], outbox: [] });
    room.time.now = AT + 6 * MINUTE;
    await room.worker().handle();
    const outside = (await room.uses()).find(({ incidentId }) => incidentId === 'i3')?.effect;
    expect(outside?.after[2]).toEqual({ minutes: 5, messages: 50, negativeRate: 1, complaintsPerMinute: 50 });
  });

  it('gives ranking what was used on air and how it did', async () => {
    const histories = new ScriptHistories(room.reader);
    const look = async () => await Promise.all([histories.readUses(), histories.readEffects()]);
    await look();
    expect(histories.of('r1')).toEqual({ usedOnAir: [], effects: new Map() });
    await new PostgresBroadcastStore(room.database.dataSource).save([AIR]);
    room.time.now = AT + 6 * MINUTE;
    await room.worker().handle();
    await look();
    expect(histories.of('r1').usedOnAir).toEqual([
      { scriptId: 'sorry', incidentId: 'i1', audience: 'room', at: AT },
    ]);
    expect(histories.of('r2').usedOnAir).toEqual([]);
    expect(histories.of('r2').effects.get('sorry')).toEqual({ uses: 1, helped: 1 });
  });
});
