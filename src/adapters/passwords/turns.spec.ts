import { describe, expect, it } from '@jest/globals';
import { PasswordsBusy } from '../../core/access/passwords-busy.js';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('lets two work at once, the others in order, and sends away who is one too many', async () => {
    const turns = new Turns(2, 2);
    const began: number[] = [];
    const ends: (() => void)[] = [];
    const start = (id: number): Promise<number> =>
      turns.take(async () => {
        began.push(id);
        await new Promise<void>((resolve) => ends.push(resolve));
        return id;
      });
    const all = [1, 2, 3, 4].map(start);
    await expect(start(5)).rejects.toThrow(PasswordsBusy);
    expect(began).toEqual([1, 2]);
    ends[0]!();
    expect(await all[0]).toBe(1);
    await new Promise(setImmediate);
    expect(began).toEqual([1, 2, 3]);
    ends[1]!();
    ends[2]!();
    expect(await all[2]).toBe(3);
    await new Promise(setImmediate);
    ends[3]!();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });

  it('gives the place of one that failed to the next', async () => {
    const turns = new Turns(1, 1);
    const failing = turns.take(() => Promise.reject(new Error('broken')));
    const next = turns.take(() => Promise.resolve('fine'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});
