import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { readJson } from '../project.mjs';
import { runQuietly } from '../run-tool.mjs';
import { untilAnswers } from './answers.mjs';
import { credentialsIn } from './credentials.mjs';
import { isAlive, recordedIn, startOwned, stopOwned, tailOf } from './owned-process.mjs';
import { placePostgres } from './postgres-place.mjs';

const NAME = 'changkong';

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one. @type {import('./owned-process.mjs').Farewell} */
const FAREWELL = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5_000],
];

/** @param {string} dataDir */
const recordIn = (dataDir) => join(dataDir, 'run', 'postgres.json');

/** @param {string} password @param {number} port */
const serverAt = (password, port) => `postgresql://${NAME}:${password}@127.0.0.1:${port}`;

/** For bulk writing on two cores: few, large checkpoints; commits stay durable. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** For tests only: a crash of the machine may lose everything. */
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A locale of its own, so that text sorts the same on every machine. */
const ENVIRONMENT = { PATH: process.env.PATH, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes a cluster aside and renames it: one that was interrupted half-way is never mistaken for a whole one.
 * @param {{ dir: string, binaries: string, user?: { uid: number, gid: number } }} place
 * @param {string} password
 */
async function createCluster({ dir, binaries, user }, password) {
  const cluster = join(dir, 'cluster');
  if (existsSync(cluster)) return cluster;
  const aside = join(dir, 'cluster.new');
  const passwordFile = join(dir, 'password');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [aside, passwordFile]) chownSync(path, user.uid, user.gid);
  const initdb = [
    ...['--pgdata', aside, '--username', NAME, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
  ];
  try {
    await runQuietly(join(binaries, 'initdb'), initdb, ENVIRONMENT, { ...user, cwd: dir });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(aside, cluster);
  return cluster;
}

/** @param {string} url any database of the server that ours is made on */
async function createDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts a private PostgreSQL in `dataDir`/postgres, or near it, and waits until it answers.
 * @param {string} dataDir
 * @param {{ quick?: boolean, note: (text: string) => void }} options
 * @returns {Promise<string>} the URL of its database
 */
export async function startPostgres(dataDir, { quick = false, note }) {
  const wanted = join(dataDir, 'postgres');
  const place = await placePostgres(wanted);
  if (place.dir !== wanted) note(place.dir);
  const { password, port } = await credentialsIn(place.dir);
  const cluster = await createCluster(place, password);

  const settings = Object.entries({ ...SETTINGS, ...(quick && QUICK), port });
  const log = join(dataDir, 'logs', 'postgres.log');
  const { exited } = await startOwned({
    record: recordIn(dataDir),
    log,
    command: join(place.binaries, 'postgres'),
    args: ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: place.dir,
    env: ENVIRONMENT,
    ...(place.user && { user: place.user }),
  });
  const server = serverAt(password, port);
  const failure = await untilAnswers('postgres', `${server}/postgres`, exited);
  if (failure) {
    await stopPostgres(dataDir);
    throw new LaunchError(
      `私有 PostgreSQL 没有启动：${failure}`,
      `the private PostgreSQL did not start: ${failure}`,
      tailOf(log),
    );
  }
  await createDatabase(`${server}/postgres`);
  return `${server}/${NAME}`;
}

/** @param {string} dataDir @returns {Promise<string | undefined>} where the data is, when it cannot be in `dataDir` */
export async function postgresElsewhere(dataDir) {
  const wanted = join(dataDir, 'postgres');
  const { dir } = await placePostgres(wanted);
  return dir === wanted ? undefined : dir;
}

/** @param {string} dataDir */
export const postgresLives = (dataDir) => isAlive(recordedIn(recordIn(dataDir)));

/** @param {string} dataDir @returns {Promise<string | undefined>} the URL of its database, while it runs */
export async function runningPostgres(dataDir) {
  if (!postgresLives(dataDir)) return undefined;
  const { dir } = await placePostgres(join(dataDir, 'postgres'));
  const { password, port } = readJson(join(dir, 'credentials.json'));
  return `${serverAt(password, port)}/${NAME}`;
}

/** @param {string} dataDir @param {boolean} [force] */
export const stopPostgres = (dataDir, force) =>
  stopOwned(recordIn(dataDir), force ? FAREWELL.slice(1) : FAREWELL);
