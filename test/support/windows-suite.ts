import { beforeEach, describe, expect, it } from '@jest/globals';
import { shardOf } from '../../src/core/shard.js';
import { countPeople } from '../../src/core/window/people.js';
import { shortHash } from '../../src/core/window/short-hash.js';
import { floorTo, MINUTE } from '../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../src/core/window/window.fixture.js';
import type { AppliedBatch, Observed, RoomWindow, WindowBatch } from '../../src/core/window/window.js';
import type { Windows } from '../../src/ports.js';
import { dice, shuffled, type Roll } from './dice.js';

/** Rooms are spread over two shards; those of the suite lie in the second. */
export const SUITE_SHARDS = 2;
export const SUITE_SHARD = 1;
const roomsOfShard = names('room-', 40)
  .filter((roomId) => shardOf(roomId, SUITE_SHARDS) === SUITE_SHARD)
  .slice(0, 3);
export const [room, otherRoom] = roomsOfShard as [string, string];

let windows: Windows;
let colleague: Windows;

const keyword = (word: string) => ({
  detector: 'keyword',
  rule: `trust/${word}`,
  version: '1',
  score: 1,
  topic: 'trust' as const,
  spans: [],
  facts: { word },
});

export function batchOf(batchId: string, observed: readonly Observed[]): WindowBatch {
  return { batchId, shard: SUITE_SHARD, observed };
}

export function anyObserved(roll: Roll): Observed {
  const complains = roll(5) === 0;
  const floods = roll(4) === 0;
  return observedOf(
    {
      kind: roll(10) === 0 ? 'mention' : 'danmaku',
      roomId: roomsOfShard[roll(3)]!,
      userId: floods ? 'busy' : `u${roll(25)}`,
      text: `第 ${roll(30)} 种说法`,
      count: 1 + roll(3),
      sentAt: NOW - roll(floods ? 9_000 : 8 * MINUTE),
      receivedAt: NOW - roll(2 * MINUTE),
    },
    {
      sentiment: complains ? -1 : 0,
      topics: complains ? ['av_fault', 'trust'] : [],
      evidence: complains ? [keyword('骗子')] : [],
    },
  );
}

interface Counted {
  messages: number;
  mentions: number;
  negative: number;
  negativeMentions: number;
  faults: number;
}

/** Counts by bucket of that width, the plain way. */
function plainCounts(observed: readonly Observed[], roomId: string, width: number): Record<number, Counted> {
  const counts: Record<number, Counted> = {};
  for (const { message, analysis } of observed) {
    if (message.roomId !== roomId) continue;
    const zero = { messages: 0, mentions: 0, negative: 0, negativeMentions: 0, faults: 0 };
    const bucket = (counts[floorTo(message.sentAt, width)] ??= zero);
    const mention = message.kind === 'mention';
    bucket[mention ? 'mentions' : 'messages'] += message.count;
    if (analysis.sentiment < 0) bucket[mention ? 'negativeMentions' : 'negative'] += message.count;
    if (!mention && analysis.topics.includes('av_fault')) bucket.faults += message.count;
  }
  return counts;
}

function storedCounts(buckets: RoomWindow['minutes']): Record<number, Counted> {
  return Object.fromEntries(
    buckets.map(({ start, messages, mentions, negative, negativeMentions, topics }) => [
      start,
      { messages, mentions, negative, negativeMentions, faults: topics.av_fault ?? 0 },
    ]),
  );
}

function evidenceOf(applied: AppliedBatch): Record<string, unknown> {
  return Object.fromEntries(applied.evidence);
}

function applyingBatches(): void {
  it('counts every message once, in whatever order, however often and by however many', async () => {
    const roll = dice(20_241_111);
    const batches = Array.from({ length: 60 }, (_, i) =>
      batchOf(
        `b${i}`,
        Array.from({ length: 1 + roll(80) }, () => anyObserved(roll)),
      ),
    );
    const twice = batches.filter((_, i) => i % 3 === 0);
    const work = shuffled([...batches, ...twice, ...twice], roll);
    const applied = await Promise.all(
      work.map(async (batch, i) => ({ batch, answer: await (i % 2 ? windows : colleague).apply(batch) })),
    );

    const answers = new Map<string, unknown>();
    for (const { batch, answer } of applied) {
      const said = answers.get(batch.batchId) ?? evidenceOf(answer);
      answers.set(batch.batchId, said);
      expect(evidenceOf(answer)).toEqual(said);
    }
    expect([...answers.values()].some((said) => Object.keys(said as object).length > 0)).toBe(true);

    const observed = batches.flatMap((batch) => batch.observed);
    for (const roomId of roomsOfShard) {
      const window = await windows.read(roomId, NOW);
      expect(storedCounts(window.minutes)).toEqual(plainCounts(observed, roomId, MINUTE));
      const since = floorTo(NOW - 5 * MINUTE, MINUTE);
      const recent = observed.filter(({ message }) => message.sentAt >= since);
      expect(storedCounts(window.recent)).toEqual(plainCounts(recent, roomId, 5_000));
      const complained = recent.filter(
        ({ message, analysis }) =>
          message.roomId === roomId && message.kind === 'danmaku' && analysis.topics.includes('trust'),
      );
      expect(countPeople(window.recent.map(({ people }) => people.trust ?? ''))).toBe(
        new Set(complained.map(({ message }) => message.userId)).size,
      );
    }
  });

  it('takes batches of thousands, and user names and texts of any kind', async () => {
    const odd = names('', 5_000).map((i) =>
      observedOf({ roomId: room, userId: `张"三\n:${i}`, text: `说法"${i}\n` }),
    );
    await windows.apply(batchOf('large', odd));
    expect((await windows.read(room, NOW)).recent).toMatchObject([{ messages: 5_000 }]);
  });
}

function floodsOfOne(): void {
  const send = async (count: number, text: (i: number) => string, gap: number): Promise<number[]> => {
    const told: number[] = [];
    for (let i = 0; i < count; i++) {
      const one = observedOf({ id: `m${i}`, roomId: room, text: text(i), sentAt: NOW - 10_000 + i * gap });
      const { evidence } = await windows.apply(batchOf(`u${i}`, [one]));
      for (const { detector } of evidence.get(`m${i}`) ?? []) if (detector === 'flood.user') told.push(i + 1);
    }
    return told;
  };

  it('are told at eight messages in ten seconds and at doublings', async () => {
    expect(await send(40, (i) => `不同的话 ${i}`, 100)).toEqual([8, 16, 32]);
    const { hotUsers } = await windows.read(room, NOW);
    expect(hotUsers).toEqual([{ userId: 'u1', messages: 40 }]);
  });

  it('are told at five equal texts in half a minute', async () => {
    expect(await send(12, () => '退钱退钱', 2_000)).toEqual([5, 10]);
  });

  it('are not seen in who writes calmly', async () => {
    expect(await send(6, (i) => `不同的话 ${i}`, 3_000)).toEqual([]);
  });
}

function floodsOfMany(): void {
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
      const { evidence } = await windows.apply(batchOf(`c${from}`, crowd(from, 6, 20)));
      for (const one of [...evidence.values()].flat()) {
        if (one.detector === 'flood.coordinated') told.push(one.facts);
      }
    }
    const facts = { seconds: 30, text: '加微信 领内部价', chant: true };
    expect(told).toMatchObject([
      { ...facts, messages: 24 },
      { ...facts, messages: 48, accounts: 20 },
    ]);
    const { clusters } = await windows.read(room, NOW);
    expect(clusters).toMatchObject([{ fingerprint: '0123456789av', text: '加微信 领内部价', messages: 60 }]);
    expect(countPeople([clusters[0]!.accounts])).toBe(20);
  });

  it('are told with the share of accounts that are new', async () => {
    const before = names('a', 5).map((userId, i) =>
      observedOf({ id: `b${i}`, roomId: room, userId, text: `早 ${i}`, sentAt: NOW - 20 * MINUTE }),
    );
    await windows.apply(batchOf('before', before));
    await windows.apply(batchOf('now', crowd(0, 30, 20)));
    const { clusters, crowd: writers } = await windows.read(room, NOW);
    expect(writers).toMatchObject({ writers: 20, isTooLarge: false });
    expect(writers.newcomers).toEqual(new Set(names('a', 20).slice(5).map(shortHash)));
    expect(clusters[0]!.noticedAt).toBe(NOW);
    expect(writers.lines).toMatchObject([{ text: '加微信 领内部价', messageId: 'c0', messages: 30 }]);
  });

  it('keep the first lines of each text, of new accounts and attacks before others', async () => {
    const said = (id: string, given: Partial<Observed['message']>, sentiment: -1 | 0) =>
      observedOf({ id, roomId: room, text: `说法 ${id}`, ...given }, { sentiment });
    await windows.apply(batchOf('l0', [said('x', { userId: 'old', sentAt: NOW - 30 * MINUTE }, 0)]));
    await windows.apply(batchOf('l1', [said('a', { userId: 'old' }, 0), said('b', { userId: 'old' }, -1)]));
    await windows.apply(batchOf('l2', [said('c', { userId: 'new' }, 0), said('d', { userId: '' }, 0)]));
    const first = await windows.read(room, NOW);
    expect(first.crowd.lines.map(({ messageId }) => messageId).toSorted()).toEqual(['b', 'c']);
    const many = Array.from({ length: 8 }, (_, i) => said(`n${i}`, { userId: `n${i}` }, 0));
    await windows.apply(batchOf('l3', many));
    const then = await windows.read(room, NOW);
    expect(then.crowd.lines.map(({ messageId }) => messageId)).toEqual(expect.arrayContaining(['a', 'd']));
    expect(then.crowd.lines.find(({ messageId }) => messageId === 'd')).toMatchObject({ accounts: '' });
  });

  it('are not seen in a few who repeat themselves', async () => {
    const { evidence } = await windows.apply(batchOf('c', crowd(0, 60, 7)));
    expect([...evidence.values()].flat().filter(({ detector }) => detector === 'flood.coordinated')).toEqual(
      [],
    );
  });
}

function reading(): void {
  it('gives empty counters for a room never heard of', async () => {
    expect(await windows.read('nobody', NOW)).toEqual({
      roomId: 'nobody',
      now: NOW,
      recent: [],
      minutes: [],
      clusters: [],
      crowd: { lines: [], newcomers: new Set(), writers: 0, isTooLarge: false },
      hotUsers: [],
      keywords: [],
      lastReceivedAt: 0,
    });
  });

  it('gives the counters of a whole reading alone', async () => {
    const roll = dice(12);
    await windows.apply(
      batchOf(
        'n1',
        Array.from({ length: 200 }, () => anyObserved(roll)),
      ),
    );
    await windows.noteViewers(room, 790_000, NOW);
    const whole = await windows.read(room, NOW);
    const counters = await windows.counters(room, NOW);
    expect(whole.recent).toEqual(counters.recent.map((counts) => ({ ...counts, people: expect.anything() })));
    expect(counters.minutes).toEqual(whole.minutes);
    expect(counters.lastReceivedAt).toBe(whole.lastReceivedAt);
    expect(counters.recent.length).toBeGreaterThan(10);
  });

  it('tells hits of keywords against their last hour', async () => {
    const hit = (id: string, ago: number) =>
      observedOf({ id, userId: id, roomId: room, sentAt: NOW - ago }, { evidence: [keyword('诈骗')] });
    await windows.apply(
      batchOf('k1', [hit('a', 25 * MINUTE), hit('b', 3 * MINUTE), hit('c', 9_000), hit('d', 9_000)]),
    );
    const { keywords } = await windows.read(room, NOW);
    expect(keywords).toMatchObject([
      { word: '诈骗', topic: 'trust', total: 4, recent: [{ start: NOW - 10_000, hits: 2 }] },
    ]);
    expect(countPeople([keywords[0]!.recent[0]!.people])).toBe(2);
  });

  it('knows who told what of a fault, beside who complained', async () => {
    const tell = (userId: string, stance: 'hit' | 'back', aspect: string) =>
      observedOf({ userId, roomId: room }, { topics: ['av_fault'], fault: [{ stance, aspects: [aspect] }] });
    await windows.apply(batchOf('v1', [tell('a', 'hit', 'android'), tell('b', 'hit', 'android')]));
    await windows.apply(batchOf('v2', [tell('b', 'hit', 'android'), tell('c', 'back', 'sound')]));
    const { recent } = await windows.read(room, NOW);
    expect(countPeople([recent[0]!.people.av_fault!])).toBe(3);
    expect(Object.keys(recent[0]!.people)).toEqual(['av_fault']);
    const { voices = {} } = recent[0]!;
    const counted = Object.entries(voices).map(([voice, people]) => [voice, countPeople([people!])]);
    expect(Object.fromEntries(counted)).toEqual({ 'hit:android': 2, 'hit:any': 2, 'back:sound': 1 });
  });

  it('knows the newest viewer figure of a bucket, also when it is none', async () => {
    await windows.noteViewers(room, 812_000, NOW - MINUTE);
    await windows.noteViewers(room, 790_000, NOW - MINUTE + 1_000);
    await windows.noteViewers(room, 0, NOW);
    const { recent } = await windows.read(room, NOW);
    expect(recent.map(({ viewers }) => viewers)).toEqual([790_000, 0]);
  });

  it('knows when a danmaku last arrived; a mention is none', async () => {
    const danmaku = observedOf({ roomId: room, receivedAt: NOW - 40_000 });
    const mention = observedOf({ roomId: room, kind: 'mention', receivedAt: NOW - 1_000 });
    await windows.apply(batchOf('l1', [danmaku, mention]));
    expect((await windows.read(room, NOW)).lastReceivedAt).toBe(NOW - 40_000);
  });

  it('names the rooms that were heard of in the last half hour', async () => {
    await windows.apply(batchOf('r1', [observedOf({ roomId: room })]));
    await windows.noteViewers(otherRoom, 100, NOW - 31 * MINUTE);
    expect(await windows.activeRooms(1, NOW)).toEqual([room]);
    expect(await windows.activeRooms(0, NOW)).toEqual([]);
  });
}

/**
 * What every keeper of windows answers alike.
 * @param open two that share what they keep, and that hold nothing; asked before every test
 */
export function describeWindows(open: () => Promise<readonly [Windows, Windows]>): void {
  beforeEach(async () => {
    [windows, colleague] = await open();
  });

  describe('applying batches', applyingBatches);
  describe('floods of one user', floodsOfOne);
  describe('floods of many', floodsOfMany);
  describe('reading', reading);
}
