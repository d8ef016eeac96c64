/** `npm test`, from a bare checkout: sets up what the tests need, then hands over to jest with our arguments. */
import { spawn } from 'node:child_process';
import { inProject, ROOT } from './project.mjs';
import { sayFailure } from './say.mjs';
import { findRedis } from './services/find-redis.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

/** jest runs ES modules through an interface of Node's that still has to be asked for. */
const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;

async function run() {
  await installPackages();
  // Some tests start the app as its own process.
  await buildWhenStale();
  await findRedis(() => undefined);
  const jest = spawn(
    process.execPath,
    [inProject('node_modules/jest/bin/jest.js'), ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS },
      stdio: 'inherit',
    },
  );
  process.on('SIGINT', () => undefined); // The terminal has told jest too; we wait for it.
  process.on('SIGTERM', () => jest.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
}

run().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
