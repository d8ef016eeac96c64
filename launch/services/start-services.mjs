import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_DIR } from '../project.mjs';
import { temporaryFolder } from './postgres-place.mjs';
import { startPostgres, stopPostgres } from './postgres.mjs';
import { startRedis, stopRedis } from './redis.mjs';

const GUARD = fileURLToPath(new URL('guard.mjs', import.meta.url));

/**
 * @typedef {object} Services
 * @property {string} dataDir
 * @property {string} redisUrl
 * @property {string} databaseUrl
 * @property {() => Promise<void>} stop PostgreSQL, then Redis; throw-away ones with their folder
 */

/**
 * Starts a private Redis and a private PostgreSQL, real ones, and waits until both answer.
 * @param {object} [options]
 * @param {string} [options.dataDir] where they keep what they know; the checkout's .data unless given
 * @param {boolean} [options.ephemeral] in a temporary folder instead, removed with them, also when we are killed
 * @param {boolean} [options.quick] without a word to the disk: for tests
 * @param {(text: string) => void} [options.note]
 * @returns {Promise<Services>}
 */
export async function startServices({
  dataDir = DATA_DIR,
  ephemeral = false,
  quick = false,
  note = () => {},
} = {}) {
  const folder = ephemeral ? await temporaryFolder() : dataDir;
  const dismiss = ephemeral ? postGuard(folder) : async () => {};
  const stop = async () => {
    try {
      if (!ephemeral) await stopServices(folder);
    } finally {
      await dismiss();
    }
  };
  try {
    const redisUrl = await startRedis(folder, note);
    const databaseUrl = await startPostgres(folder, { quick, note });
    return { dataDir: folder, redisUrl, databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} dataDir @param {boolean} [force] */
export async function stopServices(dataDir, force) {
  await stopPostgres(dataDir, force);
  await stopRedis(dataDir, force);
}

/** @param {string} folder @returns {() => Promise<unknown>} clears the folder away and waits until that is done */
function postGuard(folder) {
  mkdirSync(join(folder, 'run'));
  const guard = spawn(process.execPath, [GUARD, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const gone = new Promise((resolve) => guard.once('exit', resolve));
  guard.unref();
  /** @type {import('node:net').Socket} */ (guard.stdin).unref();
  return () => {
    guard.ref();
    guard.stdin.end();
    return gone;
  };
}
