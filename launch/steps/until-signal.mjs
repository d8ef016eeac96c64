import { performance } from 'node:perf_hooks';

/** npm hands on a Ctrl-C that the terminal has sent us already: an echo is not a second one. */
const ECHO_MS = 500;

/**
 * Listens for Ctrl-C, SIGTERM and a closed terminal from now on.
 * @param {() => void} onSecond asked twice: do not wait any more
 * @returns {AbortSignal} aborted by the first
 */
export function listenForStop(onSecond) {
  const stop = new AbortController();
  let firstAt = 0;
  const hear = () => {
    const now = performance.now();
    if (!stop.signal.aborted) {
      firstAt = now;
      stop.abort();
    } else if (now - firstAt > ECHO_MS) onSecond();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, hear);
  return stop.signal;
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
export const aborted = (signal) =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));
