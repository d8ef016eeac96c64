import { describe, expect, it } from '@jest/globals';
import { HandlerMismatch, handlerTable, type JobHandler } from './handlers.js';
import { JOB_NAMES } from './jobs.js';

const handlerOf = (job: (typeof JOB_NAMES)[number]): JobHandler => ({
  job,
  handle: async () => await Promise.resolve(),
});
const all = JOB_NAMES.map(handlerOf);

describe('handlerTable', () => {
  it('gives every job its one handler', () => {
    const table = handlerTable(all);
    expect(JOB_NAMES.map((job) => table[job].job)).toEqual(JOB_NAMES);
  });

  it.each(JOB_NAMES)('refuses to boot when %s has no handler', (job) => {
    const without = all.filter((handler) => handler.job !== job);
    expect(() => handlerTable(without)).toThrow(HandlerMismatch);
    expect(() => handlerTable(without)).toThrow(job);
  });

  it.each(JOB_NAMES)('refuses to boot when %s has two', (job) => {
    expect(() => handlerTable([...all, handlerOf(job)])).toThrow(`${job}: 2 handlers`);
  });
});
