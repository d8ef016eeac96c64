import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { migrate } from '../../src/adapters/store/migrate.js';
import { PartitionKeeper } from '../../src/adapters/store/partition-keeper.js';
import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresRoomReader } from '../../src/adapters/store/postgres-room-reader.js';
import type { FreshDatabase } from '../support/fresh-database.js';
import { freshDatabase } from '../support/fresh-database.js';
import { batchOf, messageOf, SHOW_TIME } from './store-samples.js';

const DAY_MS = 86_400_000;

let database: FreshDatabase;
let archive: PostgresArchive;
let keeper: PartitionKeeper;
let reader: PostgresRoomReader;

beforeAll(async () => {
  database = await freshDatabase();
  archive = new PostgresArchive(database.url);
  keeper = new PartitionKeeper(database.dataSource);
  reader = new PostgresRoomReader(database.dataSource);
});

afterAll(async () => {
  await archive.close();
  await database.drop();
});

beforeEach(async () => {
  await database.dataSource.query('TRUNCATE message, recorded_batch');
});

/** One message on each of these days after SHOW_TIME. */
async function recordOn(...days: number[]): Promise<void> {
  await archive.record(batchOf(days.map((day) => messageOf({ sentAt: SHOW_TIME + day * DAY_MS }))));
}

async function rowsByPartition(): Promise<Record<string, number>> {
  const rows = await database.dataSource.query<{ name: string; count: number }[]>(
    'SELECT tableoid::regclass::text AS name, count(*)::int AS count FROM message GROUP BY 1 ORDER BY 1',
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}

describe('the message archive', () => {
  it('takes any time before the keeper has run, and puts the rows in their days when it has', async () => {
    await recordOn(-400, -1, 0, 7, 8);
    expect(await rowsByPartition()).toEqual({ message_default: 5 });
    await keeper.keepPartitions(SHOW_TIME, 500);
    expect(await rowsByPartition()).toEqual({
      message_default: 2,
      message_p20261110: 1,
      message_p20261111: 1,
      message_p20261118: 1,
    });
    await recordOn(0, 0);
    expect(await rowsByPartition()).toMatchObject({ message_default: 2, message_p20261111: 3 });
  });

  it('drops only the days past retention', async () => {
    await keeper.keepPartitions(SHOW_TIME, 30);
    await recordOn(-100, -1, 0, 1, 2);
    const later = SHOW_TIME + 3 * DAY_MS;
    await keeper.keepPartitions(later, 3);
    expect(await rowsByPartition()).toEqual({
      message_p20261111: 1,
      message_p20261112: 1,
      message_p20261113: 1,
    });
    await keeper.keepPartitions(later, 3);
    expect(await reader.countMessages()).toBe(3);
  });

  it('is kept by two processes at once, while messages come in', async () => {
    const far = SHOW_TIME + 100 * DAY_MS;
    const recorded = Array.from({ length: 30 }, () => recordOn(99, 100, 101, 200));
    await Promise.all([keeper.keepPartitions(far, 30), keeper.keepPartitions(far, 30), ...recorded]);
    expect(await reader.countMessages()).toBe(120);
    expect(await rowsByPartition()).toEqual({
      message_default: 30,
      message_p20270218: 30,
      message_p20270219: 30,
      message_p20270220: 30,
    });
  });

  it('forgets batches that nobody retries any more', async () => {
    await recordOn(0);
    await keeper.keepPartitions(Date.now() + DAY_MS, 30);
    const batches = () => database.dataSource.query<unknown[]>('SELECT 1 FROM recorded_batch');
    expect(await batches()).toHaveLength(1);
    await keeper.keepPartitions(Date.now() + 3 * DAY_MS, 30);
    expect(await batches()).toHaveLength(0);
  });
});

describe('migrations', () => {
  it('agree with the entities', async () => {
    const drift = await database.dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back, and made again by processes that start together', async () => {
    const { dataSource } = database;
    for (let left = dataSource.migrations.length; left > 0; left--) await dataSource.undoLastMigration();
    await Promise.all([migrate(dataSource), migrate(dataSource), migrate(dataSource)]);
    const ran = await dataSource.query<unknown[]>('SELECT 1 FROM migrations');
    expect(ran).toHaveLength(dataSource.migrations.length);
    expect(await reader.countMessages()).toBe(0);
  });
});
