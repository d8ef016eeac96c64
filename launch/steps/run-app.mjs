import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.mjs';
import { NODE_FLAGS } from '../node-flags.mjs';
import { inProject, ROOT } from '../project.mjs';
import { startOwned, stopOwned, tailOf } from '../services/owned-process.mjs';

const READY_MS = 120_000;
const POLL_MS = 200;

/** Time to finish what is in hand and close the queues. @type {import('../services/owned-process.mjs').Farewell} */
const FAREWELL = [
  ['SIGTERM', 25_000],
  ['SIGKILL', 5_000],
];

/** @param {string} dataDir */
const recordIn = (dataDir) => join(dataDir, 'run', 'app.json');

/** @param {string} dataDir */
export const appLogIn = (dataDir) => join(dataDir, 'logs', 'app.log');

/** @param {string} address @returns {Promise<boolean>} */
const isReady = (address) =>
  fetch(`${address}/health/ready`, {
    // A connection kept open would be one more to wait for when the app stops.
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(2_000),
  }).then(
    (answer) => answer.ok,
    () => false,
  );

/**
 * Starts the app and waits until it says that it is ready.
 * @param {string} dataDir
 * @param {string} address
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} stop ends the waiting
 * @returns {Promise<{ exited: Promise<number | NodeJS.Signals | null> }>}
 */
export async function startApp(dataDir, address, env, stop) {
  const { exited } = await startOwned({
    record: recordIn(dataDir),
    log: appLogIn(dataDir),
    command: process.execPath,
    args: [...NODE_FLAGS, inProject('dist/src/main.js')],
    cwd: ROOT,
    env,
  });
  let gone = false;
  void exited.then(() => (gone = true));
  for (const end = Date.now() + READY_MS; !(await isReady(address)); await sleep(POLL_MS)) {
    stop.throwIfAborted();
    if (gone || Date.now() > end) throw appFailure(dataDir, gone);
  }
  return { exited };
}

/** @param {string} dataDir @param {boolean} gone */
export function appFailure(dataDir, gone) {
  const log = appLogIn(dataDir);
  return new LaunchError(
    `服务${gone ? '退出了' : '没有就绪'}，日志在 ${log}`,
    `the app ${gone ? 'exited' : 'is not ready'}, its log is ${log}`,
    tailOf(log),
  );
}

/** @param {string} dataDir @param {boolean} [force] */
export const stopApp = (dataDir, force) => stopOwned(recordIn(dataDir), force ? FAREWELL.slice(1) : FAREWELL);
