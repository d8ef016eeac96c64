import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../launch/services/postgres-place.mjs';
import { runningPostgres, startPostgres, stopPostgres } from '../../launch/services/postgres.mjs';

describe('runningPostgres', () => {
  let dir: string;

  beforeAll(async () => {
    dir = await temporaryFolder();
  });

  afterAll(async () => {
    await stopPostgres(dir, true);
    await rm(dir, { recursive: true, force: true });
  });

  it('finds the private database where it runs, and nothing where it does not', async () => {
    expect(await runningPostgres(dir)).toBeUndefined();
    const url = await startPostgres(dir, { quick: true, note: () => undefined });
    expect(await runningPostgres(dir)).toBe(url);
    await stopPostgres(dir);
    expect(await runningPostgres(dir)).toBeUndefined();
  }, 60_000);
});
