import { LaunchError } from '../launch-error.mjs';
import { answers, runQuietly } from '../run-tool.mjs';

const SERVERS = ['redis-server', 'valkey-server'];

const onPath = () => SERVERS.find((server) => answers(server));

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && answers('apt-get');

async function installWithApt() {
  const install = () =>
    runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  // A fresh container has no package lists; a machine that has them need not fetch them again.
  await install().catch(async () => {
    await runQuietly('apt-get', ['update']);
    await install();
  });
}

/**
 * @param {(text: string) => void} note
 * @returns {Promise<string>} a Redis server's command, installed with apt-get if it may be
 */
export async function findRedis(note) {
  const found = onPath();
  if (found) return found;
  if (mayInstall()) {
    await installWithApt();
    note('apt-get install redis-server');
  }
  const installed = onPath();
  if (installed) return installed;
  const remedy =
    process.platform === 'darwin' ? 'brew install redis' : 'sudo apt-get install -y redis-server';
  throw new LaunchError(
    `找不到 redis-server，请先安装：${remedy}（或设置 REDIS_URL）`,
    `redis-server not found: install with ${remedy} (or set REDIS_URL)`,
  );
}
