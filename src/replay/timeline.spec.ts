import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { placeLines } from './place-lines.js';
import type { NotedTime, ReadLine, Recorded } from './recorded.js';
import { sortRecorded } from './sort-recorded.js';
import { closeGaps } from './timeline.js';

/** Arrays as what the steps take. */
const stream = <T>(items: readonly T[]) => Readable.from(items) as AsyncIterable<T>;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const read = (line: number, roomId: string, noted: NotedTime): ReadLine => ({
  line,
  roomId,
  userId: '',
  text: '',
  noted,
});
const at = (line: number, time: number): Recorded => ({
  line,
  at: time,
  roomId: 'r',
  userId: '',
  text: '来了',
});

describe('placeLines', () => {
  it('spreads the lines of a minute evenly over it, room by room', async () => {
    const lines = [
      read(1, 'a', { minute: 2 }),
      read(2, 'a', { minute: 2 }),
      read(3, 'a', { minute: 3 }),
      read(4, 'b', { minute: 3 }),
    ];
    const placed = await collect(placeLines(stream(lines)));
    expect(placed.map((entry) => entry.at)).toEqual([120_000, 150_000, 180_000, 180_000]);
  });

  it('spreads the lines of a room whatever others say between them', async () => {
    const lines = ['a', 'b', 'a', 'b', 'a', 'a'].map((room, i) => read(i + 1, room, { minute: 2 }));
    const placed = await collect(placeLines(stream([...lines, read(7, 'a', { minute: 3 })])));
    const timesOf = (room: string) => placed.filter(({ roomId }) => roomId === room).map((entry) => entry.at);
    expect(timesOf('a')).toEqual([120_000, 135_000, 150_000, 165_000, 180_000]);
    expect(timesOf('b')).toEqual([120_000, 150_000]);
  });

  it('loses no line of more than it holds', async () => {
    const lines = Array.from({ length: 25_000 }, (_, i) => read(i + 1, `r${i % 7}`, { minute: 2 }));
    const placed = await collect(placeLines(stream(lines)));
    expect(new Set(placed.map(({ line }) => line)).size).toBe(25_000);
    expect(placed.every((entry) => entry.at >= 120_000 && entry.at < 180_000)).toBe(true);
  });

  it('puts a line without a time beside the line before it in its room', async () => {
    const lines = [read(1, 'a', { minute: 5 }), read(2, 'b', { minute: 9 }), read(3, 'a', undefined)];
    const placed = await collect(placeLines(stream(lines)));
    expect(placed.map((entry) => [entry.line, entry.at])).toEqual([
      [1, 300_000],
      [3, 330_000],
      [2, 540_000],
    ]);
  });
});

describe('sortRecorded', () => {
  it('gives every line back, in order, however little fits in memory', async () => {
    const times = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 1, max: 20 }), async (moments, runLength) => {
        const entries = moments.map((time, index) => at(index + 1, time));
        const sorted = await sortRecorded(stream(entries), runLength);
        const wanted = [...entries].sort((a, b) => a.at - b.at || a.line - b.line);
        expect(sorted.count).toBe(entries.length);
        expect(await collect(sorted.entries)).toEqual(wanted);
        await sorted.remove();
      }),
      { numRuns: 30 },
    );
  });
});

describe('closeGaps', () => {
  const moments = async (times: number[], longest: number) =>
    (await collect(closeGaps(stream(times.map((time, index) => at(index + 1, time))), longest))).map(
      (one) => one.at,
    );

  it('shortens long silences and leaves the rhythm between them', async () => {
    expect(await moments([-90_000, -10_000, -9_000, 200_000], 60_000)).toEqual([
      -90_000, -30_000, -29_000, 31_000,
    ]);
  });

  it('keeps every silence when told so', async () => {
    expect(await moments([0, 500_000], 0)).toEqual([0, 500_000]);
  });
});
