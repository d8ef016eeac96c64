import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisInbox } from '../../src/adapters/redis/inbox/redis-inbox.js';
import type { Message } from '../../src/core/message.js';

const NOW = Date.UTC(2026, 10, 11, 12);
const MINUTE = 60_000;

function message(externalId: string | undefined, part: Partial<Message> = {}): Message {
  return {
    id: randomUUID(),
    kind: 'danmaku',
    roomId: 'r1',
    source: 'test',
    ...(externalId !== undefined && { externalId }),
    userId: 'u',
    text: '卡死了',
    count: 1,
    sentAt: NOW,
    receivedAt: NOW,
    clock: 'source',
    ...part,
  };
}

describe('RedisInbox', () => {
  let redis: Redis;
  let prefix: string;
  let inbox: RedisInbox;

  beforeAll(() => {
    redis = new Redis(process.env['TEST_REDIS_URL']!);
    redis.setMaxListeners(0); // Each test's inbox listens to it.
  });

  beforeEach(async () => {
    prefix = `inbox-${randomUUID()}`;
    inbox = await RedisInbox.create(redis, prefix);
  });

  afterAll(() => {
    redis.disconnect();
  });

  const batchOf = (...messages: Message[]) => ({ id: randomUUID(), shard: 2, messages });

  it('keeps what is new, gives it back as it was, and forgets it when it is finished', async () => {
    const batch = batchOf(message('a'), message('b', { userName: '小鱼', url: 'https://example.com/1' }));
    expect(await inbox.accept(batch, NOW)).toEqual([true, true]);
    expect(await inbox.read(2, batch.id)).toEqual(batch);
    expect(await inbox.pending(2)).toBe(2);
    await inbox.finish(batch);
    await inbox.finish(batch);
    expect(await inbox.read(2, batch.id)).toBeUndefined();
    expect(await inbox.pending(2)).toBe(0);
    expect(await redis.keys(`*${prefix}*inbox*`)).toEqual([]);
  });

  it('leaves out what was accepted before, also when many bring it at once', async () => {
    const again = message('again');
    const batches = Array.from({ length: 8 }, (_, i) => batchOf(message(`new-${i}`), again, again));
    const verdicts = await Promise.all(batches.map(async (batch) => await inbox.accept(batch, NOW)));
    expect(verdicts.flatMap(([, ...rest]) => rest).filter(Boolean)).toHaveLength(1);
    const kept = await Promise.all(batches.map(async ({ id }) => (await inbox.read(2, id))?.messages ?? []));
    expect(kept.flat().filter(({ externalId }) => externalId === 'again')).toHaveLength(1);
    expect(await inbox.pending(2)).toBe(9);
  });

  it('gives the same answer when the same batch comes again: its first answer was lost on the way', async () => {
    await inbox.accept(batchOf(message('known')), NOW);
    for (const batch of [
      batchOf(message('a'), message(undefined), message('known')),
      batchOf(message(undefined), message(undefined)),
    ]) {
      const before = await inbox.pending(2);
      const verdict = await inbox.accept(batch, NOW);
      expect(await inbox.accept(batch, NOW)).toEqual(verdict);
      expect((await inbox.read(2, batch.id))?.messages).toEqual(batch.messages.filter((_, i) => verdict[i]));
      expect(await inbox.pending(2)).toBe(before + verdict.filter(Boolean).length);
    }
  });

  it('keeps nothing of a batch that was all known', async () => {
    await inbox.accept(batchOf(message('a')), NOW);
    const batch = batchOf(message('a'));
    expect(await inbox.accept(batch, NOW)).toEqual([false]);
    expect(await inbox.read(2, batch.id)).toBeUndefined();
  });

  it('tells ids apart by room and source, and never drops a message without an id', async () => {
    const nameless = message(undefined);
    const batch = batchOf(
      message('x'),
      message('x', { roomId: 'r2' }),
      message('x', { source: 'other' }),
      nameless,
      nameless,
    );
    expect(await inbox.accept(batch, NOW)).toEqual([true, true, true, true, true]);
  });

  it('remembers an id for five minutes at least and ten at most, and then lets Redis forget it', async () => {
    await inbox.accept(batchOf(message('a')), NOW);
    expect(await inbox.accept(batchOf(message('a')), NOW + 5 * MINUTE)).toEqual([false]);
    expect(await inbox.accept(batchOf(message('b')), NOW + 1)).toEqual([true]);
    expect(await inbox.accept(batchOf(message('b')), NOW + 11 * MINUTE)).toEqual([true]);
    const seen = await redis.keys(`*${prefix}*seen*`);
    expect(seen.length).toBeGreaterThan(0);
    const lives = await Promise.all(seen.map(async (key) => await redis.ttl(key)));
    expect(lives.every((seconds) => seconds > 0 && seconds <= 600)).toBe(true);
  });

  it.each([
    { clock: 'source', sentAgain: NOW + 4 * MINUTE },
    { clock: 'source', sentAgain: NOW + 6.5 * MINUTE },
    { clock: 'arrival.missing', sentAgain: NOW + 6.5 * MINUTE },
  ] as const)(
    'knows an id of the epoch before, whether its client stamps it anew or not: $clock $sentAgain',
    async ({ clock, sentAgain }) => {
      const first = message('a', { clock, sentAt: NOW + 4 * MINUTE });
      expect(await inbox.accept(batchOf(first), NOW + 4 * MINUTE)).toEqual([true]);
      const again = message('a', { clock, sentAt: sentAgain });
      expect(await inbox.accept(batchOf(again), NOW + 6.5 * MINUTE)).toEqual([false]);
    },
  );

  it('tells which batches have no job yet, the oldest first', async () => {
    const [first, second] = [batchOf(message('a')), batchOf(message('b'))];
    await inbox.accept(second, NOW + 10);
    await inbox.accept(first, NOW);
    expect(await inbox.unqueued(2, NOW + 20, 10)).toEqual([first.id, second.id]);
    expect(await inbox.unqueued(2, NOW + 5, 10)).toEqual([first.id]);
    await inbox.queued(2, [first.id]);
    expect(await inbox.unqueued(2, NOW + 20, 10)).toEqual([second.id]);
  });

  it('tells since when the oldest unfinished batch waits, but not of one older than asked for', async () => {
    const [first, second] = [batchOf(message('a')), batchOf(message('b'))];
    expect(await inbox.oldestWaiting(2, 0)).toBeUndefined();
    await inbox.accept(second, NOW + 10);
    await inbox.accept(first, NOW);
    await inbox.queued(2, [first.id, second.id]);
    expect(await inbox.oldestWaiting(2, 0)).toBe(NOW);
    expect(await inbox.oldestWaiting(2, NOW + 1)).toBe(NOW + 10);
    expect(await inbox.oldestWaiting(3, 0)).toBeUndefined();
    await inbox.finish(first);
    expect(await inbox.oldestWaiting(2, 0)).toBe(NOW + 10);
    await inbox.finish(second);
    expect(await inbox.oldestWaiting(2, 0)).toBeUndefined();
  });
});
