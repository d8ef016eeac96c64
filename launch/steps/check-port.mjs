import { LaunchError } from '../launch-error.mjs';
import { isFree } from '../services/ports.mjs';

/**
 * @param {string} host
 * @param {number} port
 * @throws LaunchError when somebody else has it
 */
export async function checkPort(host, port) {
  if (await isFree(host, port)) return;
  throw new LaunchError(
    `端口 ${port} 被占用或不允许使用，请换一个：PORT=${port + 1} npm start`,
    `port ${port} is taken or not allowed: choose another with PORT=${port + 1} npm start`,
  );
}

/**
 * @param {string | undefined} text of PORT
 * @returns {number}
 */
export function readPort(text = '3000') {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new LaunchError('PORT 应是 1 到 65535 的整数', 'PORT takes a whole number from 1 to 65535');
}
