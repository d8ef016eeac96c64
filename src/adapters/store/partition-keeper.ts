import type { DataSource, EntityManager } from 'typeorm';

import type { ArchiveKeeper } from '../../ports.js';
import { LOCKS } from './advisory-locks.js';

const DAY_MS = 86_400_000;

/** Yesterday for what arrives late, a week ahead for a keeper that did not run. */
const DAYS_BEHIND = 1;
const DAYS_AHEAD = 7;

/** A batch that was not finished in this time has failed for good and is not retried any more. */
const BATCH_MEMORY_MS = 2 * DAY_MS;

/** One partition of the message archive a day, in UTC. Several processes may keep them at once. */
export class PartitionKeeper implements ArchiveKeeper {
  constructor(private readonly dataSource: DataSource) {}

  async keepPartitions(now: number, retentionDays: number): Promise<void> {
    const today = Math.floor(now / DAY_MS) * DAY_MS;
    // Two transactions: dropping locks the whole archive, and must not wait for it with a lock in hand.
    await this.#alone((manager) => createMissing(manager, today));
    await this.#alone((manager) => dropOlderThan(manager, today - retentionDays * DAY_MS));
    await this.dataSource.query('DELETE FROM recorded_batch WHERE recorded_at < $1', [
      new Date(now - BATCH_MEMORY_MS),
    ]);
  }

  #alone(work: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.partitions]);
      await work(manager);
    });
  }
}

async function createMissing(manager: EntityManager, today: number): Promise<void> {
  const existing = new Set(await partitions(manager));
  for (let offset = -DAYS_BEHIND; offset <= DAYS_AHEAD; offset++) {
    const day = today + offset * DAY_MS;
    if (!existing.has(partitionName(day))) await createPartition(manager, day);
  }
}

async function dropOlderThan(manager: EntityManager, oldest: number): Promise<void> {
  const expired = (await partitions(manager)).filter((name) => name < partitionName(oldest));
  for (const name of expired) await manager.query(`DROP TABLE ${name}`);
  await manager.query('DELETE FROM message_default WHERE sent_at < $1', [new Date(oldest)]);
}

function partitionName(day: number): string {
  return `message_p${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** @returns the names of the days that have a partition. */
async function partitions(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
     WHERE inhparent = 'message'::regclass AND relname LIKE 'message\\_p%'`,
  );
  return rows.map((row) => row.name);
}

/**
 * Filled first, attached then: rows of that day that wait in the default partition would forbid a new partition,
 * and attaching, unlike creating in place, lets the other days be written meanwhile.
 */
async function createPartition(manager: EntityManager, day: number): Promise<void> {
  const name = partitionName(day);
  const from = new Date(day).toISOString();
  const to = new Date(day + DAY_MS).toISOString();
  // A constraint of the same shape as the bounds spares the scan that attaching would make.
  await manager.query(`
    CREATE TABLE ${name} (LIKE message INCLUDING DEFAULTS INCLUDING INDEXES,
      CONSTRAINT day CHECK (sent_at >= '${from}' AND sent_at < '${to}'))`);
  await manager.query('LOCK TABLE message_default IN ACCESS EXCLUSIVE MODE');
  await manager.query(`
    WITH moved AS (
      DELETE FROM message_default WHERE sent_at >= '${from}' AND sent_at < '${to}' RETURNING *)
    INSERT INTO ${name} SELECT * FROM moved`);
  await manager.query(
    `ALTER TABLE message ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${to}')`,
  );
  await manager.query(`ALTER TABLE ${name} DROP CONSTRAINT day`);
}
