/**
 * The design that most teams would write, to compare with: one BullMQ job a message, every keyword looked for
 * in turn, one INSERT a flag. Same door, same checks of what comes in, same environment, same processes; it
 * keeps no archive and no windows, suppresses no duplicates, and survives no kill: all in its favour.
 */
import { Redis } from 'ioredis';
import pg from 'pg';
import { readConfig } from '../../src/config.js';
import { openDoor } from './door.js';
import { startWorking } from './work.js';

const config = readConfig();
const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null });
const pool = new pg.Pool({ connectionString: config.DATABASE_URL });
await pool.query(`
  CREATE TABLE IF NOT EXISTS flag (
    id text PRIMARY KEY, room_id text NOT NULL, keywords text[] NOT NULL, sentiment real NOT NULL,
    message jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`);
const stopWorking = config.ROLE === 'worker' ? startWorking(config, redis, pool) : () => Promise.resolve();
const closeDoor = await openDoor(config, redis);

process.once('SIGTERM', () => {
  void stopWorking()
    .then(closeDoor)
    .finally(() => process.exit(0));
});
