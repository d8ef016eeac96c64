/**
 * Processes that we started and may therefore end. A pid alone can be somebody else's tomorrow; a pid with
 * the moment of its birth cannot. Both are written down, so that what a killed launcher left behind is found.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson } from '../project.mjs';

/**
 * @typedef {object} Identity
 * @property {number} pid
 * @property {string} born
 * @property {string} [folder] where its record was written: in a copy of that folder it is the original's process
 */
/** @typedef {readonly (readonly [NodeJS.Signals, number])[]} Farewell signals in turn, each with the ms it is given */

const POLL_MS = 40;
const LOG_LIMIT = 20 * 1024 * 1024;

/**
 * @param {number} pid
 * @returns {string | undefined} when the process was born; undefined when it is gone
 */
export function birthOf(pid) {
  if (process.platform !== 'linux') {
    const [state, ...started] = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .stdout.trim()
      .split(/\s+/);
    return !state || state.startsWith('Z') ? undefined : started.join(' ');
  }
  try {
    // proc(5): the name stands in brackets and may hold anything; then state (3) … starttime (22).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @param {Identity | undefined} identity */
export const isAlive = (identity) => identity !== undefined && birthOf(identity.pid) === identity.born;

/**
 * @param {string} record
 * @returns {Identity | undefined} what it remembers, unless it was copied here with its folder
 */
export function recordedIn(record) {
  /** @type {Identity | undefined} */
  const identity = readJson(record);
  const isOurs = identity?.folder === undefined || identity.folder === realpathSync(dirname(record));
  return isOurs ? identity : undefined;
}

/** @param {number} pid @returns {Identity} */
export const identityOf = (pid) => ({ pid, born: birthOf(pid) ?? '' });

/**
 * Starts a process in a session of its own, so that a Ctrl-C at the terminal reaches the launcher only, which
 * then ends the others in order.
 * @param {object} what
 * @param {string} what.record file that remembers the process
 * @param {string} what.log file that gets what it says
 * @param {string} what.command
 * @param {string[]} what.args
 * @param {string} what.cwd
 * @param {NodeJS.ProcessEnv} what.env
 * @param {{ uid: number, gid: number }} [what.user]
 */
export async function startOwned({ record, log, command, args, cwd, env, user }) {
  mkdirSync(dirname(record), { recursive: true });
  mkdirSync(dirname(log), { recursive: true, mode: 0o700 });
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(command, args, {
    cwd,
    env,
    ...user,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  /** @type {Promise<number | NodeJS.Signals | null>} */
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const identity = identityOf(/** @type {number} */ (child.pid));
  writeFileSync(record, JSON.stringify({ ...identity, folder: realpathSync(dirname(record)) }));
  return { identity, exited };
}

/**
 * Ends a recorded process if it still lives and is still the one that was recorded.
 * @param {string} record
 * @param {Farewell} farewell
 * @returns {Promise<boolean>} whether there was one to end
 */
export async function stopOwned(record, farewell) {
  const identity = recordedIn(record);
  const wasAlive = isAlive(identity);
  for (const [signal, ms] of farewell) {
    if (identity && isAlive(identity)) process.kill(identity.pid, signal);
    for (const end = Date.now() + ms; isAlive(identity) && Date.now() < end;) await sleep(POLL_MS);
  }
  if (isAlive(identity)) throw new Error(`pid ${identity?.pid} (${record}) does not end`);
  rmSync(record, { force: true });
  return wasAlive;
}

/** @param {string} dataDir @returns {boolean} whether anything that was started for this folder still lives */
export function anyAlive(dataDir) {
  const run = join(dataDir, 'run');
  return existsSync(run) && readdirSync(run).some((record) => isAlive(recordedIn(join(run, record))));
}

/**
 * @param {string} log
 * @returns {string} its last lines
 */
export const tailOf = (log, lines = 15) =>
  existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
