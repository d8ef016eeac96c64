import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { MemoryWindows } from '../../src/adapters/memory/memory-windows.js';
import { RedisWindows } from '../../src/adapters/redis/windows/redis-windows.js';
import { shortHash } from '../../src/core/window/short-hash.js';
import { fingerprint } from '../../src/core/text/fingerprint.js';
import { viewText } from '../../src/core/text/view-text.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../src/core/window/window.fixture.js';
import type { Observed, RoomWindow } from '../../src/core/window/window.js';
import { dice, type Roll } from '../support/dice.js';
import { describeWindows } from '../support/windows-suite.js';
import {
  anyObserved,
  batchOf,
  otherRoom,
  room,
  SUITE_SHARD,
  SUITE_SHARDS,
} from '../support/windows-suite/suite-messages.js';

const at = { prefix: 'windows-test', shards: SUITE_SHARDS };

let first: Redis;
let second: Redis;

beforeAll(() => {
  const url = process.env['TEST_REDIS_URL']!;
  first = new Redis(url);
  second = new Redis(url);
});

afterAll(async () => {
  await Promise.all([first.quit(), second.quit()]);
});

const SHOUTS = [
  { roomId: room, text: '扣1', fingerprint: fingerprint(viewText('扣1')) },
  { roomId: otherRoom, text: '主播加油', fingerprint: shortHash('主播加油') },
] as const;

/** In two rooms: fewer in each than a reading tells. */
const SHOUTERS = 18;

/** One of many who shout one thing again and again. */
function shoutedBy(number: number, sentAt: number): Observed {
  const { fingerprint, ...shout } = SHOUTS[number % SHOUTS.length]!;
  return observedOf({ ...shout, userId: `s${number}`, sentAt }, { fingerprint });
}

/** Fewer texts than a reading tells, and now and then a shout. */
function withFewTexts({ message, analysis }: Observed, roll: Roll): Observed {
  if (roll(3) === 0) return shoutedBy(roll(SHOUTERS), NOW - roll(25_000));
  const text = `第 ${roll(12)} 种说法`;
  return { message: { ...message, text }, analysis: { ...analysis, fingerprint: shortHash(text) } };
}

/** Lines of one moment come in any order, and Redis does not rank a text anew with each message. */
function inOrder({ clusters, crowd, ...window }: RoomWindow): RoomWindow {
  return {
    ...window,
    clusters: clusters.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
    crowd: { ...crowd, lines: crowd.lines.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1)) },
  };
}

describe('RedisWindows', () => {
  describeWindows(async () => {
    const keys = await first.keys(`{${at.prefix}:*`);
    if (keys.length > 0) await first.del(keys);
    return [new RedisWindows(first, at), new RedisWindows(second, at)];
  });

  it('answers as windows in memory do', async () => {
    const roll = dice(2_024);
    const redis = new RedisWindows(first, at);
    const memory = new MemoryWindows(SUITE_SHARDS);
    const early = Array.from({ length: SHOUTERS }, (_, i) => shoutedBy(i, NOW - 20 * MINUTE));
    const later = Array.from({ length: 40 }, () =>
      Array.from({ length: 1 + roll(60) }, () => withFewTexts(anyObserved(roll), roll)),
    );
    for (const [i, observed] of [early, ...later].entries()) {
      const batch = batchOf(`b${i}`, observed);
      expect(await redis.apply(batch)).toEqual(await memory.apply(batch));
    }
    for (const roomId of [room, otherRoom]) {
      expect(inOrder(await redis.read(roomId, NOW))).toEqual(inOrder(await memory.read(roomId, NOW)));
    }
  });

  it('leaves nothing without an end', async () => {
    const roll = dice(7);
    const windows = new RedisWindows(first, at);
    const shouts = Array.from({ length: 40 }, (_, i) => shoutedBy(i, NOW));
    await windows.apply(
      batchOf(
        'b1',
        Array.from({ length: 300 }, () => anyObserved(roll)),
      ),
    );
    await windows.apply(
      batchOf('b2', [...names('u', 40).map((userId) => observedOf({ roomId: room, userId })), ...shouts]),
    );
    await windows.noteViewers(room, 812_000, NOW);
    const keys = await first.keys(`{${at.prefix}:*`);
    expect(keys.length).toBeGreaterThan(20);
    for (const kind of [':text:', ':by:']) expect(keys.join()).toContain(kind);
    for (const key of keys) {
      expect(key.startsWith(`{${at.prefix}:${SUITE_SHARD}}:`)).toBe(true);
      expect(await first.ttl(key)).toBeGreaterThan(0);
    }
  });
});
