import { describe, expect, it } from '@jest/globals';
import { until } from '../../test/support/until.js';
import { keepReading } from './keep-reading.js';

describe('keepReading', () => {
  it('has read when it has started', async () => {
    let read = 0;
    const stop = await keepReading(
      () => Promise.resolve(void read++),
      60_000,
      () => undefined,
    );
    await stop();
    expect(read).toBe(1);
  });

  it('reads on after a read that failed, never two at once, and waits for the last', async () => {
    const failed: unknown[] = [];
    let [begun, underWay, most] = [0, 0, 0];
    const read = async (): Promise<void> => {
      begun++;
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay--;
      if (begun % 2 === 1) throw new Error(`read ${begun}`);
    };
    const stop = await keepReading(read, 1, (error) => failed.push(error));
    await until(
      () => begun,
      (so) => so >= 6,
    );
    await stop();
    expect({ underWay, most }).toEqual({ underWay: 0, most: 1 });
    expect(failed.length).toBeGreaterThanOrEqual(3);
  });
});
