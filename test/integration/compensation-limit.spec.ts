import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import { CAUSES } from '../../src/core/incident/cause.js';
import { NOW, signalOf } from '../../src/core/incident/incident.fixture.js';
import { nextEvent, SYSTEM } from '../../src/core/incident/next-event.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { IncidentCommands } from '../../src/incident/incident-commands.js';
import { AboveOwnLimit } from '../../src/incident/incident-errors.js';
import { IncidentLedger } from '../../src/incident/incident-ledger.js';
import { announcing, askerOf, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'r1';
/** May give 500 yuan in a session. */
const wang = askerOf(personOf('wang', 'controller'));
const COUPONS = scriptOf({
  id: 'coupons',
  variables: [variableOf({ name: 'yuan', type: 'money' })],
  compensation: [{ kind: 'coupon', label: { zh: '券', en: 'coupon' }, amount: 'yuan' }],
  steps: { ...scriptOf().steps, act: '发 {{yuan}} 元券' },
});
const AIR = {
  id: '01938000-0000-7000-8000-000000000001',
  roomId: ROOM,
  startedAt: NOW - 60 * MINUTE,
  lastSeenAt: NOW,
};

describe('what one person may give alone in a session', () => {
  let database: FreshDatabase;
  let part: ReturnType<typeof announcing>;
  let commands: IncidentCommands;

  beforeAll(async () => {
    database = await freshDatabase();
    const { dataSource } = database;
    const clock = { now: () => NOW };
    const page = {
      name: '页面',
      audiences: ['room'] as const,
      comesBack: false,
      publish: async () => await Promise.resolve({ at: NOW }),
    };
    const channels = { publishers: [{ channel: page, rooms: [] }], notifiers: [], roomActions: [] };
    part = announcing({ dataSource, clock, guard: { check: () => [] }, scripts: [COUPONS], channels });
    const ledger = new IncidentLedger(part.ledger, () => Promise.resolve(), clock);
    commands = new IncidentCommands(ledger, {
      suggest: part.suggest,
      given: async (roomId, person) => await part.review.given(roomId, person),
      mayTake: () => Promise.resolve(true),
      goingOn: () => Promise.resolve([]),
    });
  });

  beforeEach(async () => {
    await database.empty();
    await new PostgresBroadcastStore(database.dataSource).save([AIR]);
  });

  afterAll(async () => await database.drop());

  /** As many incidents of one room: each is of a cause of its own. */
  const incidents = async (count: number): Promise<readonly string[]> => {
    const { id: signalId, kind, subject, grade } = signalOf();
    const events = CAUSES.slice(0, count).map((cause, i) => {
      const signal = { signalId, kind, subject, grade };
      const body = { type: 'detected', cause, signal, facts: {} } as const;
      return nextEvent({ id: `i${i}`, roomId: ROOM, seq: 0 }, body, NOW, SYSTEM);
    });
    await part.ledger.commit({ events, outbox: [] });
    return events.map(({ incidentId }) => incidentId);
  };

  const use = async (incidentId: string, yuan: number): Promise<unknown> => {
    const values = { yuan: String(yuan) };
    return await commands.useScript(incidentId, wang, { scriptId: 'coupons', version: 1, values });
  };

  const drafted = async (yuan: number): Promise<AnnouncementView> => {
    const script = { id: 'coupons', version: 1, values: { yuan: String(yuan) } };
    return await part.commands.draft(ROOM, { audience: 'room', pinned: false, script }, wang);
  };

  it('holds for ten scripts used at the same moment', async () => {
    const ids = await incidents(10);
    const uses = await Promise.allSettled(ids.map((id) => use(id, 200)));
    const refusals = uses.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refusals).toHaveLength(8);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(AboveOwnLimit);
    expect((await part.review.given(ROOM, 'wang')).yuan).toBe(400);
  });

  it('holds for scripts used and announcements submitted at the same moment', async () => {
    const ids = await incidents(4);
    const drafts = await Promise.all(ids.map(() => drafted(300)));
    const [uses, views] = await Promise.all([
      Promise.allSettled(ids.map((id) => use(id, 300))),
      Promise.all(drafts.map((draft) => part.commands.submit(draft.id, [], draft, wang))),
    ]);
    const used = uses.filter(({ status }) => status === 'fulfilled');
    const alone = views.filter(({ status }) => status === 'publishing');
    expect(used.length + alone.length).toBe(1);
    // What waits for somebody else counts until it is stopped.
    const waiting = views.filter(({ status }) => status === 'waiting');
    expect(alone.length + waiting.length).toBe(views.length);
    expect((await part.review.given(ROOM, 'wang')).yuan).toBe(300 + 300 * waiting.length);
  });

  it('holds in a room that is not on air, too', async () => {
    await database.empty();
    const ids = await incidents(3);
    await use(ids[0]!, 300);
    await expect(use(ids[1]!, 300)).rejects.toThrow(AboveOwnLimit);
    await use(ids[2]!, 200);
  });
});
