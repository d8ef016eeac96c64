import { expect, it } from '@jest/globals';
import { countPeople } from '../../../src/core/window/people.js';
import { shortHash } from '../../../src/core/window/short-hash.js';
import { MINUTE } from '../../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import type { Observed } from '../../../src/core/window/window.js';
import { batchOf, room, type Opened } from './suite-messages.js';

export function floodsOfOne(opened: Opened): void {
  const send = async (count: number, text: (i: number) => string, gap: number): Promise<number[]> => {
    const told: number[] = [];
    for (let i = 0; i < count; i++) {
      const one = observedOf({ id: `m${i}`, roomId: room, text: text(i), sentAt: NOW - 10_000 + i * gap });
      const { evidence } = await opened.windows.apply(batchOf(`u${i}`, [one]));
      for (const { detector } of evidence.get(`m${i}`) ?? []) if (detector === 'flood.user') told.push(i + 1);
    }
    return told;
  };

  it('are told at eight messages in ten seconds and at doublings', async () => {
    expect(await send(40, (i) => `不同的话 ${i}`, 100)).toEqual([8, 16, 32]);
    const { hotUsers } = await opened.windows.read(room, NOW);
    expect(hotUsers).toEqual([{ account: 'u1', messages: 40 }]);
  });

  it('are told at five equal texts in half a minute', async () => {
    expect(await send(12, () => '退钱退钱', 2_000)).toEqual([5, 10]);
  });

  it('are told of who has a name and no id, and no person is seen behind a mask', async () => {
    const byName = (userName: string) =>
      names('', 8).map((i) =>
        observedOf({ id: `${userName}${i}`, roomId: room, userId: '', userName, text: `不同的话 ${i}` }),
      );
    const { evidence } = await opened.windows.apply(batchOf('n', [...byName('小周'), ...byName('张***')]));
    expect([...evidence.values()].flat()).toMatchObject([{ facts: { messages: 8, user: '小周' } }]);
    const { hotUsers, crowd } = await opened.windows.read(room, NOW);
    expect(hotUsers).toEqual([{ account: '小周', messages: 8 }]);
    expect(crowd.newcomers).toEqual(new Set([shortHash('小周')]));
  });

  it('are not seen in who writes calmly', async () => {
    expect(await send(6, (i) => `不同的话 ${i}`, 3_000)).toEqual([]);
  });
}

export function floodsOfMany(opened: Opened): void {
  const crowd = (from: number, count: number, accounts: number) =>
    Array.from({ length: count }, (_, i) =>
      observedOf(
        { id: `c${from + i}`, roomId: room, userId: `a${(from + i) % accounts}`, text: '加微信 领内部价' },
        { fingerprint: '0123456789av' },
      ),
    );

  it('are told once enough accounts sent enough, and at doublings', async () => {
    const told: unknown[] = [];
    for (let from = 0; from < 60; from += 6) {
      const { evidence } = await opened.windows.apply(batchOf(`c${from}`, crowd(from, 6, 20)));
      for (const one of [...evidence.values()].flat()) {
        if (one.detector === 'flood.coordinated') told.push(one.facts);
      }
    }
    const facts = { seconds: 30, text: '加微信 领内部价', chant: true };
    expect(told).toMatchObject([
      { ...facts, messages: 24 },
      { ...facts, messages: 48, accounts: 20 },
    ]);
    const { clusters } = await opened.windows.read(room, NOW);
    expect(clusters).toMatchObject([{ fingerprint: '0123456789av', text: '加微信 领内部价', messages: 60 }]);
    expect(countPeople([clusters[0]!.accounts])).toBe(20);
  });

  it('are told with the share of accounts that are new', async () => {
    const before = names('a', 5).map((userId, i) =>
      observedOf({ id: `b${i}`, roomId: room, userId, text: `早 ${i}`, sentAt: NOW - 20 * MINUTE }),
    );
    await opened.windows.apply(batchOf('before', before));
    await opened.windows.apply(batchOf('now', crowd(0, 30, 20)));
    const { clusters, crowd: writers } = await opened.windows.read(room, NOW);
    expect(writers).toMatchObject({ writers: 20, isTooLarge: false });
    expect(writers.newcomers).toEqual(new Set(names('a', 20).slice(5).map(shortHash)));
    expect(clusters[0]!.noticedAt).toBe(NOW);
    expect(writers.lines).toMatchObject([{ text: '加微信 领内部价', messageId: 'c0', messages: 30 }]);
  });

  it('keep the first lines of each text, of new accounts and attacks before others', async () => {
    const said = (id: string, given: Partial<Observed['message']>, sentiment: -1 | 0) =>
      observedOf({ id, roomId: room, text: `说法 ${id}`, ...given }, { sentiment });
    await opened.windows.apply(batchOf('l0', [said('x', { userId: 'old', sentAt: NOW - 30 * MINUTE }, 0)]));
    await opened.windows.apply(
      batchOf('l1', [said('a', { userId: 'old' }, 0), said('b', { userId: 'old' }, -1)]),
    );
    await opened.windows.apply(
      batchOf('l2', [said('c', { userId: 'new' }, 0), said('d', { userId: '' }, 0)]),
    );
    const first = await opened.windows.read(room, NOW);
    expect(first.crowd.lines.map(({ messageId }) => messageId).toSorted()).toEqual(['b', 'c']);
    const many = Array.from({ length: 8 }, (_, i) => said(`n${i}`, { userId: `n${i}` }, 0));
    await opened.windows.apply(batchOf('l3', many));
    const then = await opened.windows.read(room, NOW);
    expect(then.crowd.lines.map(({ messageId }) => messageId)).toEqual(expect.arrayContaining(['a', 'd']));
    expect(then.crowd.lines.find(({ messageId }) => messageId === 'd')).toMatchObject({ accounts: '' });
  });

  it('are not seen in a few who repeat themselves', async () => {
    const { evidence } = await opened.windows.apply(batchOf('c', crowd(0, 60, 7)));
    expect([...evidence.values()].flat().filter(({ detector }) => detector === 'flood.coordinated')).toEqual(
      [],
    );
  });
}
