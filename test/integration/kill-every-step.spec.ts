import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { RedisExpectations } from '../../src/adapters/redis/expectations/redis-expectations.js';
import { AuditRow } from '../../src/adapters/store/rows/audit-row.js';
import { OutboxRow } from '../../src/adapters/store/rows/outbox-row.js';
import { ReadBack } from '../../src/announce/read-back.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { Message } from '../../src/core/message.js';
import { shardOf } from '../../src/core/shard.js';
import { Deliver } from '../../src/deliver/deliver.js';
import type { Publisher } from '../../src/ports.js';
import { announcing, askerOf, NOBODY_TO_TELL, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { startKeyedTarget, type KeyedTarget } from '../support/keyed-target.js';
import { Killed, Life } from '../support/mortal.js';

const SHARDS = 4;
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));
const noFindings = { check: () => [] };

/** More than any story takes: the test must end. */
const ROUNDS = 40;

describe('an announcement whose processes are killed at every step', () => {
  let database: FreshDatabase;
  let redis: Redis;
  let target: KeyedTarget;
  let incidentId: string;
  let roomId: string;
  let now = Date.parse('2026-11-11T12:37:00Z');

  beforeAll(async () => {
    database = await freshDatabase();
    redis = new Redis(process.env['TEST_REDIS_URL']!);
  });

  beforeEach(async () => {
    await database.empty();
    target = await startKeyedTarget();
  });

  afterAll(async () => {
    redis.disconnect();
    await database.drop();
  });

  /** A process, which dies at a step of its life. */
  const processOf = (life: Life, prefix: string) => {
    const clock = { now: () => now };
    const toTarget: Publisher = {
      name: '页面',
      publish: async ({ key, text }) => {
        await fetch(target.url, {
          method: 'POST',
          headers: { 'idempotency-key': key },
          body: JSON.stringify({ text }),
        });
        return { at: now };
      },
    };
    const parts = announcing({
      dataSource: database.dataSource,
      clock,
      guard: noFindings,
      channels: { publishers: [{ channel: life.of(toTarget), rooms: [] }], notifiers: [], roomActions: [] },
      life,
    });
    const expectations = life.of(new RedisExpectations(redis, { prefix, shards: SHARDS }));
    return {
      ...parts,
      deliver: new Deliver(
        parts.deliveries,
        expectations,
        clock,
        parts.channels,
        parts.settle,
        NOBODY_TO_TELL,
      ),
      readBack: new ReadBack(expectations, clock, parts.desk, NOBODY_TO_TELL),
    };
  };

  /** Does what is next with the announcement as it stands: what a person, a job or the room's chat would do. */
  const goOn = async (view: AnnouncementView, at: ReturnType<typeof processOf>): Promise<void> => {
    if (view.status === 'draft') await at.commands.submit(view.id, [], view, wang);
    else if (view.status === 'waiting') await at.commands.approve(view.id, undefined, view, li);
    else {
      const [waiting] = await at.deliveries.waiting(1);
      if (waiting) await at.deliver.handle({ deliveryId: waiting.delivery.id });
      else await at.readBack.look(shardOf(roomId, SHARDS), [echoOf(view)]);
    }
  };

  const echoOf = ({ draft }: AnnouncementView): Message => ({
    id: 'echo',
    kind: 'danmaku',
    roomId,
    source: 'test',
    userId: 'official',
    text: draft.text,
    count: 1,
    sentAt: now,
    receivedAt: now,
    clock: 'source',
  });

  /** Plays from the draft to *seen*. @returns how many steps the first life had */
  const play = async (endsAt: number): Promise<{ steps: number; view: AnnouncementView }> => {
    const prefix = `kill-${randomUUID()}`;
    const reader = processOf(new Life(), prefix);
    const detected = eventOf('detected', undefined, now);
    ({ incidentId, roomId } = { ...detected, incidentId: detected.incidentId });
    await reader.ledger.commit({ events: [detected], outbox: [] });
    const wish = {
      text: '声音恢复了，刚才没听清的会重新讲',
      audience: 'room',
      pinned: false,
      incidentId,
    } as const;
    const { id } = await reader.commands.draft(roomId, wish, wang);

    const first = new Life(endsAt);
    let alive = processOf(first, prefix);
    for (let round = 0; round < ROUNDS; round++) {
      const view = await reader.desk.read(id);
      if (view.status === 'seen') return { steps: first.steps, view };
      now += 1_000;
      await goOn(view, alive).catch((error: unknown) => {
        if (!isKill(error)) throw error;
        alive = processOf(new Life(), prefix);
      });
    }
    throw new Error(`not seen after ${ROUNDS} rounds, killed at step ${endsAt}`);
  };

  const traces = async () => {
    const { manager } = database.dataSource;
    const audit = await manager.find(AuditRow, { order: { at: 'ASC', id: 'ASC' } });
    const told = await manager.find(OutboxRow, { order: { id: 'ASC' } });
    const incident = await database.dataSource.query<{ type: string }[]>(
      'SELECT type FROM incident_event ORDER BY seq',
    );
    return {
      audit: audit.map(({ action }) => action).filter((action) => action.startsWith('announcement')),
      told: told.map(({ name }) => name),
      incident: incident.map(({ type }) => type),
      shown: [...target.shown.values()],
    };
  };

  it('is published once, told once, and nothing agreed is lost', async () => {
    const { steps } = await play(0);
    const whole = await traces();
    expect(whole.shown).toHaveLength(1);
    expect(whole.incident).toEqual(['detected', 'announced']);
    expect(steps).toBeGreaterThan(20);

    for (let step = 1; step <= steps; step++) {
      await target.close();
      await database.empty();
      target = await startKeyedTarget();
      const { view } = await play(step);
      expect({ step, ...(await traces()) }).toEqual({ step, ...whole });
      expect(view.channels).toEqual({ 页面: expect.objectContaining({ state: 'delivered' }) as unknown });
      expect(target.calls()).toBeLessThanOrEqual(2);
    }
    await target.close();
  }, 120_000);
});

/** Also as the reason of what was told to be tried again. */
function isKill(error: unknown): boolean {
  return error instanceof Killed || (error instanceof Error && error.cause instanceof Killed);
}
