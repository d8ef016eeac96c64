import { describe, expect, it } from '@jest/globals';

import { GroupCommit } from './group-commit.js';

class Poison extends Error {}

/** A ledger that keeps groups whole, refuses any with a negative number, and is lost when told. */
function ledger(limit = 100) {
  const groups: number[][] = [];
  const broken = { value: false };
  const group = new GroupCommit<number, string>({
    commit: async (items) => {
      await new Promise(setImmediate);
      if (broken.value) throw new Error('lost');
      if (items.some((item) => item < 0)) throw new Poison(items.join());
      groups.push([...items]);
      return items.map((item) => `kept ${item}`);
    },
    weigh: (item) => Math.abs(item),
    limit,
    isPoison: (error) => error instanceof Poison,
  });
  return { groups, group, broken };
}

describe('GroupCommit', () => {
  it('commits together what is added together', async () => {
    const { group, groups } = ledger();
    const answers = await Promise.all([group.add(1), group.add(2), group.add(3)]);
    expect(groups).toEqual([[1, 2, 3]]);
    expect(answers).toEqual(['kept 1', 'kept 2', 'kept 3']);
  });

  it('gathers during a commit what the next one takes', async () => {
    const { group, groups } = ledger();
    const first = group.add(1);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.all([first, group.add(2), group.add(3)]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('closes a group at its limit, and lets a heavier item go alone', async () => {
    const { group, groups } = ledger(10);
    await Promise.all([6, 4, 1, 30, 2].map((item) => group.add(item)));
    expect(groups).toEqual([[6, 4], [1], [30], [2]]);
  });

  it('keeps the others when one is poison', async () => {
    const { group, groups } = ledger();
    const settled = await Promise.allSettled([1, -2, 3].map((item) => group.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toEqual([[1], [3]]);
  });

  it('rejects all when the store is lost, and goes on when it is back', async () => {
    const { group, groups, broken } = ledger();
    broken.value = true;
    const settled = await Promise.allSettled([1, 2].map((item) => group.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken.value = false;
    await group.add(3);
    expect(groups).toEqual([[3]]);
  });

  it('is idle when everything is settled', async () => {
    const { group, groups } = ledger(1);
    await group.idle();
    const added = [group.add(1), group.add(2)];
    await group.idle();
    expect(groups).toEqual([[1], [2]]);
    await Promise.all(added);
  });
});
