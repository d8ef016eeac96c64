import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.mjs';
import { say, sayFailure } from '../say.mjs';

/**
 * @typedef {object} Kept
 * @property {string} name what people call it
 * @property {string} url where the app expects it
 * @property {() => boolean} isAlive
 * @property {() => Promise<string>} start again, in its old place; resolves to its URL
 */

const LOOK_MS = 1_000;
const PAUSE_MS = 5_000;

/**
 * Brings back what ends by itself: killed for want of memory, stopped by a full disk. The app waits for it, and whoever looks
 * at the terminal reads what happened.
 * @param {readonly Kept[]} services
 * @param {AbortSignal} over resolves when it is aborted, and nothing is being started any more
 * @param {{ look?: number, pause?: number }} [ms] between two looks; after a start that failed
 * @throws LaunchError when a service came back elsewhere, where the app does not look for it
 */
export async function keepRunning(services, over, { look = LOOK_MS, pause = PAUSE_MS } = {}) {
  const wait = (/** @type {number} */ ms) => sleep(ms, undefined, { signal: over }).catch(() => {});
  while (!over.aborted) {
    for (const service of services) {
      if (over.aborted || service.isAlive()) continue;
      say(`! ${service.name} 意外退出，正在重新启动 / ${service.name} ended by itself: starting it again`);
      while (!over.aborted && !(await startedAgain(service))) await wait(pause);
    }
    await wait(look);
  }
}

/** @param {Kept} service @returns {Promise<boolean>} */
async function startedAgain({ name, url, start }) {
  let place;
  try {
    place = await start();
  } catch (error) {
    sayFailure(error);
    return false;
  }
  if (place !== url) {
    throw new LaunchError(
      `${name} 原来的端口被占用，请重新启动`,
      `the port of ${name} is taken by another process: start again`,
    );
  }
  say(`▸ ${name} 已恢复 / ${name} is back`);
  return true;
}
