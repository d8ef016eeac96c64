import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisLiveStream } from '../../src/adapters/redis/live/redis-live-stream.js';
import { Tail } from '../../src/live/tail.js';
import type { LiveEvent } from '../../src/live/events.js';
import type { StreamedEvent } from '../../src/ports.js';
import { until } from '../support/until.js';

const eventOf = (id: string): LiveEvent =>
  ({ name: 'suggestions', roomId: 'r', payload: { incidentId: id, suggestions: [] } }) as const;
const idOf = ({ event }: StreamedEvent): string => (event.payload as { incidentId: string }).incidentId;

describe('RedisLiveStream', () => {
  const url = process.env['TEST_REDIS_URL']!;
  let redis: Redis;
  let blocking: Redis;
  let prefix: string;
  let stream: RedisLiveStream;

  beforeAll(() => {
    redis = new Redis(url);
    blocking = new Redis(url);
  });

  beforeEach(() => {
    prefix = `live-${randomUUID()}`;
    stream = new RedisLiveStream(redis, blocking, prefix);
  });

  afterAll(() => {
    redis.disconnect();
    blocking.disconnect();
  });

  const between = async (after: string, last: string): Promise<string[]> => {
    const ids: string[] = [];
    for await (const streamed of stream.between(after, last)) ids.push(idOf(streamed));
    return ids;
  };

  it('publishes all events of a key, in order and once, however many try', async () => {
    const events = ['a', 'b', 'c'].map(eventOf);
    await Promise.all([1, 2, 3].map(async () => await stream.publishOnce('batch-1', events)));
    await stream.publishOnce('batch-2', [eventOf('d')]);
    expect(await between('0-0', await stream.end())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('reads on from a cursor, page after page', async () => {
    await stream.publishOnce('first', [eventOf('seen')]);
    const cursor = await stream.end();
    const many = Array.from({ length: 1_234 }, (_, i) => eventOf(`e${i}`));
    await stream.publishOnce('many', many);
    const read = await between(cursor, await stream.end());
    expect(read).toHaveLength(1_234);
    expect(read.at(-1)).toBe('e1233');
  });

  it('knows whether everything after a cursor is still kept', async () => {
    expect(await stream.reaches('0-0')).toBe(true);
    await stream.publishOnce('k', [eventOf('a'), eventOf('b')]);
    const [first] = await redis.xrange(`{${prefix}:live}:stream`, '-', '+');
    expect(await stream.reaches('0-0')).toBe(true);
    await redis.xtrim(`{${prefix}:live}:stream`, 'MAXLEN', 1);
    expect(await stream.reaches('0-0')).toBe(false);
    expect(await stream.reaches(first![0])).toBe(false);
    expect(await stream.reaches(await stream.end())).toBe(true);
  });

  it('is followed from its end, event by event', async () => {
    await stream.publishOnce('before', [eventOf('before')]);
    const heard: string[] = [];
    const tail = new Tail(stream, (streamed) => heard.push(idOf(streamed)));
    await tail.start((error) => {
      throw error;
    });
    await stream.publishOnce('after', [eventOf('x'), eventOf('y')]);
    await until(
      () => heard.length,
      (count) => count === 2,
    );
    expect(heard).toEqual(['x', 'y']);
    expect(tail.cursor).toBe(await stream.end());
    await tail.stop();
  });
});
