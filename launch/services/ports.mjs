import { connect, createServer } from 'node:net';

const CONNECT_MS = 500;

/**
 * @param {string} host
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>} the port if it can be listened on
 */
const tryListen = (host, port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
const somebodyAnswers = (host, port) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });

/**
 * Free means that nobody answers under `localhost`, in either family, and that we may listen: a browser sent
 * to `localhost` may try ::1 first and would meet somebody else there.
 * @param {string} host
 * @param {number} port
 */
export async function isFree(host, port) {
  const taken = await Promise.all(['127.0.0.1', '::1'].map((address) => somebodyAnswers(address, port)));
  return !taken.includes(true) && (await tryListen(host, port)) !== undefined;
}

/**
 * @param {number} [preferred] e.g. the port of the last run
 * @returns {Promise<number>} a port of 127.0.0.1 that is free now
 */
export async function freePort(preferred = 0) {
  const port = (await tryListen('127.0.0.1', preferred)) ?? (await tryListen('127.0.0.1', 0));
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  return port;
}
