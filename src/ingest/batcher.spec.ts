import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Message } from '../core/message.js';
import { Batcher } from './batcher.js';

const messages = (from: number, count: number): Message[] =>
  Array.from({ length: count }, (_, i) => ({ id: String(from + i), text: 'x' }) as Message);

const MAX_WAIT_MS = 50;

/** Lets the longest wait pass on a clock of our own, and everything that follows from it. */
async function pass(ms = MAX_WAIT_MS): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
}

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
  beforeAll(() => void jest.useFakeTimers());
  afterAll(() => void jest.useRealTimers());

  it('gathers what several requests bring and answers each of its own', async () => {
    const { flushed, flush } = recorder();
    const batcher = new Batcher(flush, 100, MAX_WAIT_MS);
    const answers = [batcher.submit(0, messages(0, 3)), batcher.submit(0, messages(3, 2))];
    await pass();
    expect(flushed).toEqual([['0', '1', '2', '3', '4']]);
    expect(await Promise.all(answers)).toEqual([
      [true, false, true],
      [false, true],
    ]);
  });

  it('goes at once when it is full, and keeps shards apart', async () => {
    const { flushed, flush } = recorder();
    const batcher = new Batcher(flush, 2, MAX_WAIT_MS); // No time passes.
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
      MAX_WAIT_MS,
    );
    const full = [batcher.submit(0, messages(0, 5)), batcher.submit(0, messages(5, 5))];
    const gathered = [batcher.submit(0, messages(10, 1)), batcher.submit(0, messages(11, 2))];
    await pass(10 * MAX_WAIT_MS);
    expect(flushed).toEqual([5, 5]);
    underWay[0]!();
    await pass(0);
    expect(flushed).toEqual([5, 5, 3]);
    for (const finish of underWay) finish();
    expect((await Promise.all(gathered)).map((fresh) => fresh.length)).toEqual([1, 2]);
    expect((await Promise.all(full)).map((fresh) => fresh.length)).toEqual([5, 5]);
  });

  it('splits a large request into batches of the full size', async () => {
    const { flushed, flush } = recorder();
    const fresh = new Batcher(flush, 4, MAX_WAIT_MS).submit(0, messages(0, 10));
    await pass();
    expect(flushed.map((list) => list.length)).toEqual([4, 4, 2]);
    expect(await fresh).toEqual(messages(0, 10).map(({ id }) => Number(id) % 2 === 0));
  });

  it('tells every submitter when the batch could not be kept', async () => {
    const away = new Error('redis is away');
    const batcher = new Batcher(async () => await Promise.reject(away), 10, MAX_WAIT_MS);
    const both = Promise.allSettled([batcher.submit(0, messages(0, 1)), batcher.submit(0, messages(1, 1))]);
    await pass();
    expect(await both).toEqual([
      { status: 'rejected', reason: away },
      { status: 'rejected', reason: away },
    ]);
  });
});
