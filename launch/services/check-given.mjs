import { LaunchError } from '../launch-error.mjs';
import { whyNoAnswer } from './answers.mjs';

/**
 * Asks a server that was named in the environment whether it answers.
 * @param {'redis' | 'postgres'} kind
 * @param {'REDIS_URL' | 'DATABASE_URL'} variable
 * @returns {Promise<string>} its URL
 * @throws LaunchError that names the variable and the host, never the password
 */
export async function checkGiven(kind, variable) {
  const url = process.env[variable] ?? '';
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed?.protocol.startsWith(kind)) {
    throw new LaunchError(
      `${variable} 应写成 ${kind === 'redis' ? 'redis://主机:端口' : 'postgresql://用户:密码@主机:端口/库名'}`,
      `${variable} takes ${kind === 'redis' ? 'redis://host:port' : 'postgresql://user:password@host:port/database'}`,
    );
  }
  const why = await whyNoAnswer(kind, url);
  if (!why) return url;
  throw new LaunchError(
    `${variable} 连不上（${parsed.host}：${why.text}），请检查地址和密码，或不设它而用自带的`,
    `${variable} does not answer (${parsed.host}: ${why.text}): check it, or unset it to use a private one`,
  );
}
