import { spawn, spawnSync } from 'node:child_process';
import { LaunchError } from './launch-error.mjs';
import { inProject, ROOT } from './project.mjs';

/** How much of a failing tool's talk is shown: npm gives its reason first, compilers theirs last. */
const FIRST_LINES = 8;
const LAST_LINES = 20;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the tools that run now, with all that they have started. */
export function endTools() {
  for (const { pid } of running) if (pid) process.kill(-pid, 'SIGTERM');
}

/** @param {string} command @param {string[]} args @returns {boolean} whether the tool is there and answers */
export const answers = (command, args = ['--version']) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** The npm that started us, else the one on the PATH. @returns {[string, string[]]} */
const npm = () =>
  process.env.npm_execpath?.endsWith('.js') ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];

/**
 * Runs a tool quietly; what it said is shown only if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @param {{ uid?: number, gid?: number, cwd?: string }} [as]
 * @throws LaunchError with the tool's last lines
 */
export async function runQuietly(command, args, env = {}, as = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    ...as,
    env: { ...process.env, NO_COLOR: '1', ...env },
    // A group of its own, to be ended as a whole.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  const listen = (/** @type {Buffer} */ chunk) => (said += chunk);
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  running.delete(child);
  if (code === 0) return;
  const line = [command, ...args]
    .map((word) => word.split('/').pop())
    .join(' ')
    .replace('node npm-cli.js', 'npm');
  throw new LaunchError(
    `${line} 没有成功（${code}）`,
    `${line} failed (${code})`,
    shortened(said.trimEnd().split('\n')).join('\n'),
  );
}

/** @param {string[]} lines */
const shortened = (lines) =>
  lines.length <= FIRST_LINES + LAST_LINES
    ? lines
    : [...lines.slice(0, FIRST_LINES), '…', ...lines.slice(-LAST_LINES)];

/** @param {...string} args */
export const runNpm = (...args) => {
  const [command, before] = npm();
  return runQuietly(command, [...before, ...args]);
};

/** @param {string[]} args @param {string} databaseUrl */
export const runTypeOrm = ([command = '', ...args], databaseUrl) =>
  runQuietly(
    process.execPath,
    [
      ...[inProject('node_modules/typeorm/cli.js'), command],
      ...['-d', inProject('dist/src/adapters/store/cli-data-source.js'), ...args],
    ],
    { DATABASE_URL: databaseUrl },
  );
