import { describe, expect, it } from '@jest/globals';
import type { Message } from '../core/message.js';
import { Batcher } from './batcher.js';

const messages = (from: number, count: number): Message[] =>
  Array.from({ length: count }, (_, i) => ({ id: String(from + i), text: 'x' }) as Message);

/** Keeps what was flushed; even ids are new. */
function recorder(): {
  flushed: string[][];
  flush: (shard: number, list: readonly Message[]) => Promise<boolean[]>;
} {
  const flushed: string[][] = [];
  return {
    flushed,
    flush: async (_shard, list) => {
      flushed.push(list.map((message) => message.id));
      return await Promise.resolve(list.map((message) => Number(message.id) % 2 === 0));
    },
  };
}

describe('Batcher', () => {
  it('gathers what several requests bring and answers each of its own', async () => {
    const { flushed, flush } = recorder();
    const batcher = new Batcher(flush, 100, 1);
    const answers = await Promise.all([batcher.submit(0, messages(0, 3)), batcher.submit(0, messages(3, 2))]);
    expect(flushed).toEqual([['0', '1', '2', '3', '4']]);
    expect(answers).toEqual([
      [true, false, true],
      [false, true],
    ]);
  });

  it('goes at once when it is full, and keeps shards apart', async () => {
    const { flushed, flush } = recorder();
    const batcher = new Batcher(flush, 2, 60_000);
    await Promise.all([
      batcher.submit(0, messages(0, 1)),
      batcher.submit(1, messages(10, 1)),
      batcher.submit(1, messages(11, 1)),
      batcher.submit(0, messages(1, 1)),
    ]);
    expect(flushed).toEqual([
      ['10', '11'],
      ['0', '1'],
    ]);
  });

  it('gathers for as long as earlier batches are under way', async () => {
    const flushed: number[] = [];
    const underWay: (() => void)[] = [];
    const batcher = new Batcher(
      async (_shard, list) => {
        flushed.push(list.length);
        await new Promise<void>((resolve) => underWay.push(resolve));
        return list.map(() => true);
      },
      5,
      1,
    );
    const full = [batcher.submit(0, messages(0, 5)), batcher.submit(0, messages(5, 5))];
    const gathered = [batcher.submit(0, messages(10, 1)), batcher.submit(0, messages(11, 2))];
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(flushed).toEqual([5, 5]);
    underWay[0]!();
    await full[0];
    expect(flushed).toEqual([5, 5, 3]);
    for (const finish of underWay) finish();
    expect((await Promise.all(gathered)).map((fresh) => fresh.length)).toEqual([1, 2]);
    await full[1];
  });

  it('splits a large request into batches of the full size', async () => {
    const { flushed, flush } = recorder();
    const fresh = await new Batcher(flush, 4, 1).submit(0, messages(0, 10));
    expect(flushed.map((list) => list.length)).toEqual([4, 4, 2]);
    expect(fresh).toHaveLength(10);
  });

  it('tells every submitter when the batch could not be kept', async () => {
    const batcher = new Batcher(async () => await Promise.reject(new Error('redis is away')), 10, 1);
    const both = await Promise.allSettled([
      batcher.submit(0, messages(0, 1)),
      batcher.submit(0, messages(1, 1)),
    ]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  });
});
