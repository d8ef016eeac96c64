import type { DataSource } from 'typeorm';

import { LOCKS } from './advisory-locks.js';

/** Brings the tables up to date. Processes that start together take turns; the later ones find nothing to do. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [LOCKS.migrate]);
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await holder.query('SELECT pg_advisory_unlock($1)', [LOCKS.migrate]);
    }
  } finally {
    await holder.release();
  }
}
