import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { RedisExpectations } from '../../src/adapters/redis/expectations/redis-expectations.js';
import { RedisLiveStream } from '../../src/adapters/redis/live/redis-live-stream.js';
import { PostgresOutbox } from '../../src/adapters/store/postgres-outbox.js';
import { AuditRow } from '../../src/adapters/store/rows/audit-row.js';
import { DeliveryRow } from '../../src/adapters/store/rows/delivery-row.js';
import { OutboxRow } from '../../src/adapters/store/rows/outbox-row.js';
import { AfterCommit } from '../../src/after-commit/after-commit.js';
import { Deliver } from '../../src/deliver/deliver.js';
import { DispatchDeliveries } from '../../src/after-commit/dispatch-deliveries.js';
import { Queues } from '../../src/queue/queues.js';
import { PublishOutbox } from '../../src/after-commit/publish-outbox.js';
import { announcing } from './announcing.js';
import { freshDatabase } from './fresh-database.js';
import { startKeyedTarget } from './keyed-target.js';
import type { Life } from './mortal.js';

export const SHARDS = 4;
export const DUTY = '值班群';
const START = Date.parse('2026-11-11T12:37:00Z');

/** The response desk's processes, which may be killed, and one place where everything that leaves them arrives. */
export async function openMortalDesk() {
  const database = await freshDatabase();
  const { dataSource } = database;
  const redis = new Redis(process.env['TEST_REDIS_URL']!, { maxRetriesPerRequest: null });
  const lanes = { shards: SHARDS, channels: ['页面', '中控台', DUTY] };
  const queues = new Queues(redis, `kill-${randomUUID()}`, lanes, (error) => {
    throw error;
  });
  const clock = { time: START, now: () => clock.time };
  let target = await startKeyedTarget();
  let prefix = '';

  const give = async (key: string, text: string) => {
    const headers = { 'idempotency-key': key };
    await fetch(target.url, { method: 'POST', headers, body: JSON.stringify({ text }) });
    return { at: clock.time };
  };

  const processOf = (life: Life) => {
    const served = <Channel extends object>(channel: Channel) => [{ channel: life.of(channel), rooms: [] }];
    const parts = announcing({
      dataSource,
      clock,
      life,
      guard: { check: () => [] },
      channels: {
        publishers: served({
          name: '页面',
          audiences: ['room'] as const,
          comesBack: true,
          publish: ({ key, text }) => give(key, text),
        }),
        roomActions: served({
          name: '中控台',
          can: ['mute', 'unmute', 'remove'],
          act: ({ key, action }) => give(key, JSON.stringify(action)),
        }),
        notifiers: served({ name: DUTY, notify: ({ key, title }) => give(key, title.zh) }),
      },
    });
    const { deliveries, channels, settle } = parts;
    const stream = life.of(new RedisLiveStream(redis, redis, prefix));
    const publish = new PublishOutbox(life.of(new PostgresOutbox(dataSource)), stream);
    const jobs = life.of(queues);
    const after = new AfterCommit(publish, new DispatchDeliveries(deliveries, jobs, channels, clock));
    const expectations = life.of(new RedisExpectations(redis, { prefix, shards: SHARDS }));
    const deliver = new Deliver(deliveries, expectations, clock, channels, settle, after);
    /** As the sweep does, and the job. @returns whether anything waited */
    const deliverNext = async (): Promise<boolean> => {
      const [next] = await deliveries.waiting(1);
      if (next) await deliver.handle({ deliveryId: next.delivery.id });
      return next !== undefined;
    };
    return { ...parts, life, clock, jobs, publish, after, expectations, deliverNext };
  };

  /** What people, consoles and the outside could notice. */
  const left = async () => {
    const { manager } = dataSource;
    const audit = await manager.find(AuditRow, { order: { at: 'ASC', id: 'ASC' } });
    const deliveries = await manager.find(DeliveryRow, { order: { id: 'ASC' } });
    const stream = new RedisLiveStream(redis, redis, prefix);
    const told: string[] = [];
    for await (const { event } of stream.between('0-0', await stream.end())) {
      told.push(`${event.name} ${'status' in event.payload ? event.payload.status : ''}`);
    }
    return {
      audit: audit.map(({ action, by, after }) => [action, by, after && 'status' in after && after.status]),
      told,
      untold: await manager.count(OutboxRow),
      deliveries: deliveries.map(({ kind, state }) => `${kind} ${state}`),
      shown: [...target.shown.values()],
      callsAreFew: target.calls() <= target.shown.size + 1,
    };
  };

  const reset = async (): Promise<void> => {
    await target.close();
    target = await startKeyedTarget();
    await database.empty();
    prefix = `kill-${randomUUID()}`;
    clock.time = START;
  };

  const close = async (): Promise<void> => {
    await target.close();
    redis.disconnect();
    await database.drop();
  };

  return { dataSource, clock, processOf, left, reset, close };
}

export type MortalDesk = Awaited<ReturnType<typeof openMortalDesk>>;
export type MortalProcess = ReturnType<MortalDesk['processOf']>;
