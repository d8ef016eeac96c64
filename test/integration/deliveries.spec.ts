import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { newId } from '../../src/adapters/ids/new-id.js';
import { RedisLiveStream } from '../../src/adapters/redis/live/redis-live-stream.js';
import { PostgresOutbox } from '../../src/adapters/store/postgres-outbox.js';
import { orderOf } from '../../src/core/action/change-order.js';
import type { ActionOrder } from '../../src/core/action/order.js';
import type { Delivery } from '../../src/core/delivery/delivery.js';
import { noticeDelivery } from '../../src/core/delivery/notice-delivery.js';
import type { Notice } from '../../src/core/delivery/outgoing.js';
import { AfterCommit } from '../../src/after-commit/after-commit.js';
import { Deliver } from '../../src/deliver/deliver.js';
import { DispatchDeliveries } from '../../src/after-commit/dispatch-deliveries.js';
import { SweepDeliveries } from '../../src/deliver/sweep-deliveries.js';
import { queuePlace, Queues } from '../../src/queue/queues.js';
import { PublishOutbox } from '../../src/after-commit/publish-outbox.js';
import { announcing } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;
const [GOOD, DEAD, UNKNOWN] = ['好的', '坏的', '新的'] as const;

describe('deliveries on their way', () => {
  let database: FreshDatabase;
  let redis: Redis;
  let prefix: string;
  let queues: Queues;
  let part: ReturnType<typeof announcing>;
  let after: AfterCommit;
  let deliver: Deliver;
  let sweep: SweepDeliveries;
  let now = Date.parse('2026-11-11T12:00:00Z');
  const taken: Notice[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    redis = new Redis(process.env['TEST_REDIS_URL']!, { maxRetriesPerRequest: null });
  });

  beforeEach(async () => {
    await database.empty();
    taken.length = 0;
    prefix = `deliveries-${randomUUID()}`;
    const clock = { now: () => now };
    const { dataSource } = database;
    const notifier = (name: string) => ({
      channel: { name, notify: async (notice: Notice) => await Promise.resolve(take(notice)) },
      rooms: [],
    });
    const channels = { publishers: [], roomActions: [], notifiers: [GOOD, DEAD].map(notifier) };
    part = announcing({ dataSource, clock, guard: { check: () => [] }, channels });
    queues = new Queues(redis, prefix, { shards: 1, channels: part.channels.names }, (error) => {
      throw error;
    });
    const outbox = new PublishOutbox(
      new PostgresOutbox(dataSource),
      new RedisLiveStream(redis, redis, prefix),
    );
    const { deliveries, settle } = part;
    const dispatch = new DispatchDeliveries(deliveries, queues, part.channels, clock);
    after = new AfterCommit(outbox, dispatch);
    deliver = new Deliver(deliveries, undefined as never, clock, part.channels, settle, after);
    sweep = new SweepDeliveries(dispatch, settle, part.channels, after, deliveries, clock);
  });

  afterAll(async () => {
    redis.disconnect();
    await database.drop();
  });

  const take = (notice: Notice) => {
    taken.push(notice);
    return { at: now };
  };

  const written = async (channel: string, count = 1, more: Partial<Delivery> = {}): Promise<string[]> => {
    const line = { zh: '一', en: 'one' };
    const notice = { roomId: 'r1', roomName: 'r1', grade: 'P0', title: line, lines: [] } as const;
    const deliveries = Array.from({ length: count }, () => ({
      ...noticeDelivery({
        id: newId(),
        subjectId: newId(),
        channel,
        at: now,
        expiresAfter: MINUTE,
        notice,
      }),
      ...more,
    })) as Delivery[];
    await part.ledger.commit({ deliveries, outbox: [] });
    return deliveries.map(({ id }) => id);
  };

  const jobsOf = async (channel: string): Promise<number> => {
    const { name, prefix: place } = queuePlace('deliver', prefix, channel);
    return (await queues.counts())[`${place}:${name}`]!['waiting']!;
  };

  const ended = async (id: string) => {
    const { state, lastError, attempts } = (await part.deliveries.find(id))!;
    return { state, lastError, attempts };
  };

  it('gives jobs at once to what was just decided on, and leaves what waited before to the sweep', async () => {
    await written(DEAD, 3);
    now += 11_000;
    await written(GOOD, 2);
    await after.follow(Promise.resolve());
    expect([await jobsOf(GOOD), await jobsOf(DEAD)]).toEqual([2, 0]);
    await after.now();
    await sweep.handle();
    expect([await jobsOf(GOOD), await jobsOf(DEAD)]).toEqual([2, 3]);
  });

  it('sweeps each channel: what one piles up holds up no other', async () => {
    await written(DEAD, 600);
    now += 11_000;
    await written(GOOD);
    await sweep.handle();
    expect(await jobsOf(GOOD)).toBe(1);
  });

  it('gives one job to what is dispatched and swept again and again', async () => {
    await written(GOOD);
    await Promise.all([after.now(), after.now(), sweep.handle()]);
    expect(await jobsOf(GOOD)).toBe(1);
  });

  it('lets a job that was given up run again, as long as its delivery waits', async () => {
    const [id] = await written(GOOD);
    await after.now();
    const { name, prefix: place } = queuePlace('deliver', prefix, GOOD);
    const connection = redis.duplicate();
    let runs = 0;
    const worker = new Worker(
      name,
      async ({ data }) => {
        if (++runs === 1) throw new UnrecoverableError('a fault of ours');
        await deliver.handle(data as { deliveryId: string });
      },
      { connection, prefix: place },
    );
    await until(
      async () => await queues.failed(1),
      ({ length }) => length === 1,
    );
    await sweep.handle();
    await until(
      async () => await ended(id!),
      ({ state }) => state === 'delivered',
    );
    await worker.close();
    connection.disconnect();
    expect(taken.map(({ key }) => key)).toEqual([id]);
  });

  it('refuses what nobody took in time, whatever became of its job', async () => {
    const [id] = await written(GOOD);
    now += MINUTE + 1;
    // An attempt that began in time may be at it still.
    await sweep.handle();
    expect(await ended(id!)).toMatchObject({ state: 'waiting' });
    now += MINUTE;
    await sweep.handle();
    const reason = expect.stringContaining('时效内未送达') as unknown;
    expect(await ended(id!)).toEqual({ state: 'refused', lastError: reason, attempts: 0 });
  });

  it('gives a channel nothing that is late, and nothing that ended meanwhile', async () => {
    const [late, refused] = [(await written(GOOD))[0]!, (await written(GOOD))[0]!];
    const settlement = { deliveryId: refused, state: 'refused', reason: '撤销', at: now } as const;
    await part.ledger.commit({ settlements: [settlement], outbox: [] });
    await deliver.handle({ deliveryId: refused });
    expect(await part.deliveries.begin(refused)).toBe(false);
    now += MINUTE + 1;
    await deliver.handle({ deliveryId: late });
    expect(await ended(late)).toMatchObject({ state: 'refused', attempts: 0 });
    expect(taken).toEqual([]);
  });

  it('refuses what waits for a channel nobody knows, but not before its time is over', async () => {
    const [id] = await written(UNKNOWN);
    await after.now();
    await sweep.handle();
    expect(await ended(id!)).toMatchObject({ state: 'waiting' });
    now += 2 * MINUTE;
    await sweep.handle();
    const reason = expect.stringContaining(`渠道已不再配置，不再发送`) as unknown;
    expect(await ended(id!)).toMatchObject({ state: 'refused', lastError: reason });
  });

  it('ends the others when one cannot be ended, and tells the consoles what became of their orders', async () => {
    const about = { roomId: 'r1', channels: [GOOD], author: 'wang', at: now, why: '刷屏' };
    const unpin = { type: 'unpin' } as const;
    const order: ActionOrder = orderOf({ id: newId(), actions: [unpin], ...about }, 0, MINUTE);
    await part.ledger.commit({ orders: [order], outbox: [] });
    const action = { kind: 'action', payload: { key: 'k', roomId: 'r1', actionId: order.id, action: unpin } };
    const [orphan] = await written(GOOD, 1, { ...action, expiresAt: now } as Partial<Delivery>);
    await written(GOOD, 1, { ...action, subjectId: order.id } as Partial<Delivery>);
    now += 2 * MINUTE;
    await expect(sweep.handle()).rejects.toThrow(AggregateError);
    expect(await ended(orphan!)).toMatchObject({ state: 'waiting' });
    expect(await part.orders.find(order.id)).toMatchObject({ status: 'settled', tally: { refused: 1 } });
    expect(await new PostgresOutbox(database.dataSource).takeOutbox(9, () => Promise.resolve())).toBe(0);
  });
});
