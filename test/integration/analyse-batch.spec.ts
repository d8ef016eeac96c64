import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisExpectations } from '../../src/adapters/redis/expectations/redis-expectations.js';
import { RedisInbox } from '../../src/adapters/redis/inbox/redis-inbox.js';
import { RedisLiveStream } from '../../src/adapters/redis/live/redis-live-stream.js';
import { RedisWindows } from '../../src/adapters/redis/windows/redis-windows.js';
import { PostgresAnnouncementStore } from '../../src/adapters/store/postgres-announcement-store.js';
import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresLedger } from '../../src/adapters/store/postgres-ledger.js';
import { PostgresRoomReader } from '../../src/adapters/store/postgres-room-reader.js';
import { AnnouncementDesk } from '../../src/announce/announcement-desk.js';
import { ReadBack } from '../../src/announce/read-back.js';
import { AnalyseBatch } from '../../src/analyse/analyse-batch.js';
import { Progress } from '../../src/analyse/progress.js';
import { SecondLook } from '../../src/analyse/second-look.js';
import type { Analyser } from '../../src/core/detect/analyse-message.js';
import type { Analysis, Flag } from '../../src/core/flag.js';
import type { Grade } from '../../src/core/grade.js';
import type { Message } from '../../src/core/message.js';
import { shardOf } from '../../src/core/shard.js';
import { BATCH_MEMORY } from '../../src/core/window/widths.js';
import { observedOf } from '../../src/core/window/window.fixture.js';
import { NOBODY_TO_TELL } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { messageOf, SHOW_TIME } from './store-samples.js';

const SHARDS = 2;
const KILLED = new Error('killed here');

/** The same object, but a call of `method` ends in an error: before it does anything, or after all is done. */
function failingAt<Port extends object>(port: Port, method: keyof Port, when: 'before' | 'after'): Port {
  const call = (port[method] as (...args: unknown[]) => Promise<unknown>).bind(port);
  const fail = async (...args: unknown[]): Promise<never> => {
    if (when === 'after') await call(...args);
    throw KILLED;
  };
  return new Proxy(port, { get: (target, key) => (key === method ? fail : Reflect.get(target, key)) });
}

type Reader = (message: Message) => Analysis;

const inBatches =
  (read: Reader): Analyser =>
  (messages) =>
    messages.map(read);

/** Flags every complaint about the picture with this grade. */
function readerOf(severity: Grade): Reader {
  return ({ text }) => {
    const evidence = {
      detector: 'keyword',
      rule: 'av-fault/卡了',
      version: severity,
      score: 0.9,
      topic: 'av_fault' as const,
      spans: [{ start: 0, end: 2 }],
      facts: { word: '卡了', severity },
    };
    const complains = text.startsWith('卡了');
    return observedOf(
      { text },
      complains ? { sentiment: -1, topics: ['av_fault'], evidence: [evidence] } : {},
    ).analysis;
  };
}

describe('AnalyseBatch', () => {
  const roomId = 'analyse-room';
  const shard = shardOf(roomId, SHARDS);
  const progress = new Progress({ now: () => SHOW_TIME });
  let redis: Redis;
  let blocking: Redis;
  let database: FreshDatabase;
  let archive: PostgresArchive;
  let reader: PostgresRoomReader;
  let inbox: RedisInbox;
  let windows: RedisWindows;
  let live: RedisLiveStream;
  let readBack: ReadBack;

  beforeAll(async () => {
    redis = new Redis(process.env['TEST_REDIS_URL']!);
    redis.setMaxListeners(0); // Each test's inbox listens to it.
    blocking = new Redis(process.env['TEST_REDIS_URL']!);
    database = await freshDatabase();
    archive = new PostgresArchive(database.url);
    reader = new PostgresRoomReader(database.dataSource);
  });

  beforeEach(async () => {
    await database.empty();
    const prefix = `analyse-${randomUUID()}`;
    inbox = await RedisInbox.create(redis, prefix);
    windows = new RedisWindows(redis, { prefix, shards: SHARDS });
    live = new RedisLiveStream(redis, blocking, prefix);
    const clock = { now: () => SHOW_TIME };
    const ledger = new PostgresLedger(database.dataSource);
    const desk = new AnnouncementDesk(new PostgresAnnouncementStore(database.dataSource), ledger, clock);
    readBack = new ReadBack(
      new RedisExpectations(redis, { prefix, shards: SHARDS }),
      clock,
      desk,
      NOBODY_TO_TELL,
    );
  });

  afterAll(async () => {
    redis.disconnect();
    blocking.disconnect();
    await archive.close();
    await database.drop();
  });

  const accepted = async () => {
    const texts = ['卡了卡了', '主播好看', '卡了啊', '几点发货', '666'];
    const messages = texts.map((text, i) =>
      messageOf({ roomId, text, externalId: `x${i}`, userId: `u${i}`, receivedAt: SHOW_TIME + 20 }),
    );
    const batch = { id: randomUUID(), shard, messages };
    await inbox.accept(batch, SHOW_TIME);
    return { shard, batchId: batch.id, messages };
  };

  interface Parts {
    readonly inbox: RedisInbox;
    readonly windows: RedisWindows;
    readonly archive: PostgresArchive;
    readonly live: RedisLiveStream;
  }

  const analysis = (severity: Grade, parts: Partial<Parts> = {}, now = SHOW_TIME + 1_000) => {
    const all = { inbox, windows, archive, live, ...parts };
    const clock = { now: () => now };
    return new AnalyseBatch(
      all.inbox,
      inBatches(readerOf(severity)),
      all.windows,
      all.archive,
      all.live,
      clock,
      progress,
      readBack,
    );
  };

  /** Doubts one message, of which the second reader says that it accuses. */
  const analysisByTwo = () => {
    const clock = { now: () => SHOW_TIME + 1_000 };
    const read: Reader = (message) => {
      const first = readerOf('P2')(message);
      return message.text === '几点发货' ? { ...first, doubtful: true } : first;
    };
    const second = {
      read: async (texts: readonly string[]) =>
        await Promise.resolve(texts.map(() => ({ model: 'big-1', topics: ['trust' as const] }))),
    };
    const limits = { deadlineMs: 10_000, batchesAShard: 1, onOutage: () => undefined };
    const look = new SecondLook(second, clock, progress, limits);
    return new AnalyseBatch(inbox, inBatches(read), windows, archive, live, clock, progress, readBack, look);
  };

  const told = async (): Promise<Flag[]> => {
    const flags: Flag[] = [];
    for await (const { event } of live.between('0-0', await live.end())) flags.push(event.payload as Flag);
    return flags;
  };

  const counted = async (now: number): Promise<number> => {
    const { recent } = await windows.read(roomId, now);
    return recent.reduce((total, bucket) => total + bucket.messages, 0);
  };

  const expectDoneOnce = async (batchId: string, messages: readonly Message[]): Promise<void> => {
    expect(await inbox.read(shard, batchId)).toBeUndefined();
    expect(await inbox.pending(shard)).toBe(0);
    expect(await reader.countMessages(roomId)).toBe(messages.length);
    const flags = await told();
    expect(flags).toHaveLength(2);
    const stored = await reader.latestFlags(roomId, 10);
    expect(new Map(stored.map((flag) => [flag.id, flag]))).toEqual(
      new Map(flags.map((flag) => [flag.id, flag])),
    );
  };

  const steps = [
    ['inbox', 'read'],
    ['windows', 'apply'],
    ['archive', 'record'],
    ['live', 'publishOnce'],
    ['inbox', 'finish'],
  ] as const;
  const kills = steps.flatMap(([part, method]) =>
    (['before', 'after'] as const).map((when) => [when, part, method] as const),
  );

  it.each(kills)(
    'killed %s %s.%s and done again under other rules, leaves what doing it once leaves',
    async (when, part, method) => {
      const { batchId, messages } = await accepted();
      const parts = { inbox, windows, archive, live };
      const broken = { [part]: failingAt(parts[part] as object, method as never, when) };
      await expect(analysis('P2', broken).handle({ shard, batchId })).rejects.toBe(KILLED);
      await analysis('P1').handle({ shard, batchId });
      await expectDoneOnce(batchId, messages);
      expect(await counted(SHOW_TIME + 1_000)).toBe(messages.length);
      await analysis('P1').handle({ shard, batchId });
      await expectDoneOnce(batchId, messages);
    },
  );

  it('counts no batch in windows that are over, and loses none of it', async () => {
    const { batchId, messages } = await accepted();
    await analysis('P2', {}, SHOW_TIME + BATCH_MEMORY).handle({ shard, batchId });
    await expectDoneOnce(batchId, messages);
    expect(await counted(SHOW_TIME + 1_000)).toBe(0);
  });

  it('shows what a second reader finds in a doubtful message, and says who found it', async () => {
    const { batchId } = await accepted();
    await analysisByTwo().handle({ shard, batchId });
    const flags = await told();
    expect(flags.map(({ message }) => message.text).sort()).toEqual(
      ['几点发货', '卡了卡了', '卡了啊'].sort(),
    );
    const flag = flags.find(({ message }) => message.text === '几点发货')!;
    expect(flag).toMatchObject({ grade: 'P2', topics: ['trust'] });
    expect(flag.evidence).toMatchObject([{ detector: 'topic', rule: 'second-reader', version: 'big-1' }]);
    expect(await reader.flag(flag.id)).toEqual(flag);
  });
});
