import { expect, it } from '@jest/globals';
import type { FaultReport } from '../../../src/core/fault/fault-report.js';
import { countPeople } from '../../../src/core/window/people.js';
import { MINUTE } from '../../../src/core/window/widths.js';
import { keywordOf, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import { dice } from '../dice.js';
import { anyObserved, batchOf, otherRoom, room, type Opened } from './suite-messages.js';

export function reading(opened: Opened): void {
  it('gives empty counters for a room never heard of', async () => {
    expect(await opened.windows.read('nobody', NOW)).toEqual({
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
    await opened.windows.apply(
      batchOf(
        'n1',
        Array.from({ length: 200 }, () => anyObserved(roll)),
      ),
    );
    await opened.windows.noteViewers(room, 790_000, NOW);
    const whole = await opened.windows.read(room, NOW);
    const counters = await opened.windows.counters(room, NOW);
    expect(whole.recent).toEqual(counters.recent.map((counts) => ({ ...counts, people: expect.anything() })));
    expect(counters.minutes).toEqual(whole.minutes);
    expect(counters.lastReceivedAt).toBe(whole.lastReceivedAt);
    expect(counters.recent.length).toBeGreaterThan(10);
  });

  it('tells hits of keywords against their last hour', async () => {
    const hit = (id: string, ago: number) =>
      observedOf({ id, userId: id, roomId: room, sentAt: NOW - ago }, { evidence: [keywordOf('诈骗')] });
    await opened.windows.apply(
      batchOf('k1', [hit('a', 25 * MINUTE), hit('b', 3 * MINUTE), hit('c', 9_000), hit('d', 9_000)]),
    );
    const { keywords } = await opened.windows.read(room, NOW);
    expect(keywords).toMatchObject([
      { word: '诈骗', topic: 'trust', total: 4, recent: [{ start: NOW - 10_000, hits: 2 }] },
    ]);
    expect(countPeople([keywords[0]!.recent[0]!.people])).toBe(2);
  });

  it('knows who told what of a fault, beside who complained', async () => {
    const onAndroid = { who: ['android'] };
    const tell = (userId: string, stance: 'hit' | 'back', said: Pick<FaultReport, 'who' | 'what'>) =>
      observedOf({ userId, roomId: room }, { topics: ['av_fault'], fault: [{ stance, ...said }] });
    await opened.windows.apply(batchOf('v1', [tell('a', 'hit', onAndroid), tell('b', 'hit', onAndroid)]));
    await opened.windows.apply(
      batchOf('v2', [tell('b', 'hit', onAndroid), tell('c', 'back', { who: [], what: 'sound' })]),
    );
    const { recent } = await opened.windows.read(room, NOW);
    expect(countPeople([recent[0]!.people.av_fault!])).toBe(3);
    expect(Object.keys(recent[0]!.people)).toEqual(['av_fault']);
    const { voices = {} } = recent[0]!;
    const counted = Object.entries(voices).map(([voice, people]) => [voice, countPeople([people!])]);
    expect(Object.fromEntries(counted)).toEqual({ 'hit:android': 2, 'hit:any': 2, 'back:sound': 1 });
  });

  it('knows the newest viewer figure of a bucket, also when it is none', async () => {
    await opened.windows.noteViewers(room, 812_000, NOW - MINUTE);
    await opened.windows.noteViewers(room, 790_000, NOW - MINUTE + 1_000);
    await opened.windows.noteViewers(room, 0, NOW);
    const { recent } = await opened.windows.read(room, NOW);
    expect(recent.map(({ viewers }) => viewers)).toEqual([790_000, 0]);
  });

  it('knows when a danmaku last arrived; a mention is none', async () => {
    const danmaku = observedOf({ roomId: room, receivedAt: NOW - 40_000 });
    const mention = observedOf({ roomId: room, kind: 'mention', receivedAt: NOW - 1_000 });
    await opened.windows.apply(batchOf('l1', [danmaku, mention]));
    expect((await opened.windows.read(room, NOW)).lastReceivedAt).toBe(NOW - 40_000);
  });

  it('names the rooms that were heard of in the last half hour', async () => {
    await opened.windows.apply(batchOf('r1', [observedOf({ roomId: room })]));
    await opened.windows.noteViewers(otherRoom, 100, NOW - 31 * MINUTE);
    expect(await opened.windows.activeRooms(1, NOW)).toEqual([room]);
    expect(await opened.windows.activeRooms(0, NOW)).toEqual([]);
  });
}
