import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/adapters/store/data-source.js';
import { migrate } from '../../src/adapters/store/migrate.js';

export interface FreshDatabase {
  readonly url: string;
  /** Connected. */
  readonly dataSource: DataSource;
  /** Takes every row away. */
  empty(): Promise<void>;
  /** Ends what is still connected to it. */
  drop(): Promise<void>;
}

/** A migrated database of its own, so that test files run side by side without meeting. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;

  const dataSource = await createDataSource(url.href).initialize();
  await migrate(dataSource);
  const empty = async () => {
    const tables = dataSource.entityMetadatas.map(({ tablePath }) => `"${tablePath}"`);
    // What is append-only refuses even this, unless its triggers sleep.
    await dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(`TRUNCATE ${tables.join(', ')}`);
    });
  };
  const drop = async () => {
    await dataSource.destroy();
    await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url: url.href, dataSource, empty, drop };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
