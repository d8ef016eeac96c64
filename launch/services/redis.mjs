import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { untilAnswers } from './answers.mjs';
import { credentialsIn } from './credentials.mjs';
import { findRedis } from './find-redis.mjs';
import { isAlive, recordedIn, startOwned, stopOwned, tailOf } from './owned-process.mjs';

/** On SIGTERM Redis writes out its append-only file and leaves. @type {import('./owned-process.mjs').Farewell} */
const FAREWELL = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 5_000],
];

/** @param {string} dataDir */
const recordIn = (dataDir) => join(dataDir, 'run', 'redis.json');

/** @param {string} text */
const quoted = (text) => JSON.stringify(text);

/**
 * What a queue needs of its Redis: nothing evicted, every write on disk within a second, expiry that does
 * not stall the one thread. The password stands in a file, not on a command line that anybody can list.
 * @param {{ dir: string, port: number, password: string }} settings
 */
const configuration = ({ dir, port, password }) =>
  [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${quoted(password)}`,
    `dir ${quoted(dir)}`,
    'save ""',
    'appendonly yes',
    'appendfsync everysec',
    // Messages pass through within seconds: rewriting a small log again and again costs more than it saves.
    'auto-aof-rewrite-min-size 1gb',
    'maxmemory-policy noeviction',
    'lazyfree-lazy-expire yes',
    '',
  ].join('\n');

/**
 * Starts a private Redis in `dataDir`/redis and waits until it answers.
 * @param {string} dataDir
 * @param {(text: string) => void} note
 * @returns {Promise<string>} its URL
 */
export async function startRedis(dataDir, note) {
  const command = await findRedis(note);
  const dir = join(dataDir, 'redis');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { port, password } = await credentialsIn(dir);
  const config = join(dir, 'redis.conf');
  writeFileSync(config, configuration({ dir, port, password }), { mode: 0o600 });

  const log = join(dataDir, 'logs', 'redis.log');
  const { exited } = await startOwned({
    record: recordIn(dataDir),
    log,
    command,
    args: [config],
    cwd: dir,
    env: process.env,
  });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  const failure = await untilAnswers('redis', url, exited);
  if (failure) {
    await stopRedis(dataDir);
    throw new LaunchError(
      `私有 Redis 没有启动：${failure}`,
      `the private Redis did not start: ${failure}`,
      tailOf(log),
    );
  }
  return url;
}

/** @param {string} dataDir */
export const redisLives = (dataDir) => isAlive(recordedIn(recordIn(dataDir)));

/** @param {string} dataDir @param {boolean} [force] */
export const stopRedis = (dataDir, force) =>
  stopOwned(recordIn(dataDir), force ? FAREWELL.slice(1) : FAREWELL);
