import { linkSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { identityOf, isAlive, recordedIn } from '../services/owned-process.mjs';

/** @typedef {import('../services/owned-process.mjs').Identity & { address: string }} Holder */

/**
 * Makes this the only launcher of a data folder.
 * @param {string} dataDir
 * @param {string} address where this one will be found, told to whoever comes second
 * @returns {() => void} lets go
 * @throws LaunchError when another launcher holds it
 */
export function holdLock(dataDir, address) {
  mkdirSync(dataDir, { recursive: true });
  const lock = join(dataDir, 'launcher.json');
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ ...identityOf(process.pid), folder: realpathSync(dataDir), address }));
  try {
    // A link is made with its content or not at all: nobody ever reads half a lock.
    while (!tryLink(own, lock)) removeIfDead(lock, `${own}.old`);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

/** @param {string} from @param {string} to @returns {boolean} false when `to` is there already */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two launchers may find the same dead lock: whoever moves it aside looks again at what was moved, and puts
 * a living one back.
 * @param {string} lock @param {string} aside
 */
function removeIfDead(lock, aside) {
  refuseIfAlive(holderOf(lock));
  renameSync(lock, aside);
  try {
    const moved = holderOf(aside);
    if (isAlive(moved)) tryLink(aside, lock);
    refuseIfAlive(moved);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} lock @returns {Holder | undefined} */
const holderOf = (lock) => /** @type {Holder | undefined} */ (recordedIn(lock));

/** @param {Holder | undefined} holder */
function refuseIfAlive(holder) {
  if (!holder || !isAlive(holder)) return;
  throw new LaunchError(
    `这里已经启动了一个场控（pid ${holder.pid}）：${holder.address}`,
    `already started from this folder (pid ${holder.pid}): ${holder.address}`,
  );
}
