import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisPublicBoard } from '../../src/adapters/redis/board/redis-public-board.js';
import type { OutgoingText } from '../../src/core/delivery/outgoing.js';
import { ANNOUNCEMENTS_KEPT, type PublicAnnouncement } from '../../src/core/delivery/public-announcement.js';
import { Tail } from '../../src/live/tail.js';
import { until } from '../support/until.js';

const clock = { now: () => 1_764_000_009_999 };
const AT = 1_764_000_000_000;

const outgoing = (id: string, more: Partial<OutgoingText> = {}): OutgoingText => ({
  key: `key-${id}`,
  roomId: 'r',
  announcementId: id,
  text: `公告 ${id}`,
  pinned: false,
  at: AT,
  ...more,
});

describe('RedisPublicBoard', () => {
  const connections: Redis[] = [];
  let prefix: string;
  let board: RedisPublicBoard;

  const connect = (): Redis => {
    const redis = new Redis(process.env['TEST_REDIS_URL']!);
    connections.push(redis);
    return redis;
  };
  let redis: Redis;
  let blocking: Redis;

  beforeAll(() => {
    [redis, blocking] = [connect(), connect()];
  });
  beforeEach(() => {
    prefix = `board-${randomUUID()}`;
    board = new RedisPublicBoard(redis, blocking, prefix, clock);
  });
  afterAll(() => {
    for (const one of connections) one.disconnect();
  });

  const shown = async (roomId = 'r'): Promise<string[]> =>
    (await board.latest(roomId)).map(
      ({ id, pinned, ended }) => `${id}${pinned ? ` ${ended ?? 'pinned'}` : ''}`,
    );

  it('keeps the newest of a room, newest first, whatever the order they come in', async () => {
    for (const [id, at] of [
      ['b', 2],
      ['c', 3],
      ['a', 1],
    ] as const) {
      await board.post(outgoing(id, { at: AT + at }));
    }
    await board.post(outgoing('elsewhere', { roomId: 'other' }));
    expect(await shown()).toEqual(['c', 'b', 'a']);
    expect(await shown('nowhere')).toEqual([]);
  });

  it('keeps a bounded number, and what is pinned as long as it is in force', async () => {
    await board.post(outgoing('pin', { pinned: true }));
    for (let i = 1; i <= ANNOUNCEMENTS_KEPT + 5; i++) await board.post(outgoing(`n${i}`, { at: AT + i }));
    const ids = await shown();
    expect(ids).toHaveLength(ANNOUNCEMENTS_KEPT);
    expect(ids.at(0)).toBe(`n${ANNOUNCEMENTS_KEPT + 5}`);
    expect(ids.at(-1)).toBe('pin pinned');
    expect(Object.keys(await redis.hgetall(`{${prefix}:board}:room:r`))).toHaveLength(
      2 * ANNOUNCEMENTS_KEPT + 1,
    );
  });

  it('posts once for a key, from two processes at once and later again', async () => {
    const colleague = new RedisPublicBoard(connect(), connect(), prefix, clock);
    const text = outgoing('a');
    const receipts = await Promise.all([board.post(text), colleague.post(text), board.post(text)]);
    receipts.push(await colleague.post({ ...text, text: '换了字也不再发' }));
    expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(1);
    expect(receipts[0]).toEqual({ at: clock.now(), reference: await board.end() });
    expect(await redis.xlen(`{${prefix}:board}:stream`)).toBe(1);
    expect(await board.latest('r')).toMatchObject([{ id: 'a', text: '公告 a' }]);
  });

  it('puts a pinned text in the place of the one before, and takes it away', async () => {
    await board.post(outgoing('old', { pinned: true }));
    await board.post(outgoing('new', { pinned: true, at: AT + 1 }));
    expect(await shown()).toEqual(['new pinned', 'old replaced']);
    await board.unpin('r', 'u1', AT + 1);
    expect(await shown()).toEqual(['new withdrawn', 'old replaced']);
  });

  it('does not let a late pinned text, or a late unpinning, undo what came after', async () => {
    await board.post(outgoing('new', { pinned: true, at: AT + 1 }));
    await board.post(outgoing('late', { pinned: true, at: AT }));
    expect(await shown()).toEqual(['new pinned', 'late replaced']);
    await board.unpin('r', 'u1', AT + 1);
    await board.post(outgoing('newest', { pinned: true, at: AT + 2 }));
    await board.unpin('r', 'u1', AT + 1);
    expect(await shown()).toEqual(['newest pinned', 'new withdrawn', 'late replaced']);
  });

  it('does not let an unpinning that comes late take away what was pinned since', async () => {
    await board.post(outgoing('new', { pinned: true, at: AT + 1 }));
    expect(await board.unpin('r', 'u1', AT)).toEqual({ at: clock.now() });
    expect(await shown()).toEqual(['new pinned']);
  });

  it('does not pin what comes late, after it was unpinned already', async () => {
    await board.unpin('r', 'u1', AT + 1);
    await board.post(outgoing('late', { pinned: true, at: AT }));
    expect(await shown()).toEqual(['late withdrawn']);
    await board.post(outgoing('new', { pinned: true, at: AT + 2 }));
    expect(await shown()).toEqual(['new pinned', 'late withdrawn']);
  });

  it('takes nothing away where nothing is pinned', async () => {
    expect(await board.unpin('r', 'u1', AT + 1)).toEqual({ at: clock.now() });
    expect(await board.end()).toBe('0-0');
  });

  it('says the same id again in place of what it said, also no longer pinned', async () => {
    await board.post(outgoing('a', { pinned: true }));
    await board.post(outgoing('a', { key: 'second', text: '更正' }));
    expect(await board.latest('r')).toMatchObject([{ id: 'a', text: '更正', pinned: false }]);
    await board.post(outgoing('b', { pinned: true, at: AT + 1 }));
    expect(await shown()).toEqual(['b pinned', 'a']);
  });

  it('tells every process of each change, in order and with the place that is kept', async () => {
    const colleague = new RedisPublicBoard(connect(), connect(), prefix, clock);
    const told: PublicAnnouncement[] = [];
    const tail = new Tail(colleague, (one) => told.push(one));
    await tail.start((error) => {
      throw error;
    });
    await board.post(outgoing('a', { pinned: true }));
    await board.post(outgoing('b', { pinned: true, at: AT + 1 }));
    await board.unpin('r', 'u1', AT + 1);
    await until(
      () => told.length,
      (count) => count === 4,
    );
    expect(told.map(({ id, ended }) => `${id} ${ended ?? ''}`.trim())).toEqual([
      'a',
      'a replaced',
      'b',
      'b withdrawn',
    ]);
    expect(await board.latest('r')).toEqual([told[3], told[1]]);
    await tail.stop();
  });
});
