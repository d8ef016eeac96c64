/** `npm run bench`: builds what is stale, then measures; what it starts, it stops, also on Ctrl-C. */
import { pathToFileURL } from 'node:url';
import { NODE_FLAGS } from './node-flags.mjs';
import { inProject, ROOT } from './project.mjs';
import { runQuietly } from './run-tool.mjs';
import { sayFailure, step } from './say.mjs';
import { freePort } from './services/ports.mjs';
import { startOwned, stopOwned, tailOf } from './services/owned-process.mjs';
import { startServices } from './services/start-services.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

/** @returns {Promise<typeof import('../bench/run-bench.js')>} */
async function builtBench() {
  await installPackages();
  await buildWhenStale();
  const out = inProject('dist/bench');
  const swc = ['bench', '-d', out, '--strip-leading-paths', '--ignore', '**/*.spec.ts', '--quiet'];
  await step('构建基准测试', 'Building the benchmark', () =>
    runQuietly(inProject('node_modules/.bin/swc'), swc),
  );
  return await import(pathToFileURL(inProject('dist/bench/run-bench.js')).href);
}

/** @type {(() => Promise<unknown>)[]} */
const stops = [];

/** Throw-away services clear themselves away when we end; the processes that lean on them are ended first. */
const launcher = {
  root: ROOT,
  nodeFlags: NODE_FLAGS,
  freePort,
  tailOf,
  stopOwned,
  startOwned,
  /** @param {{ ephemeral: true, note: (text: string) => void }} options */
  startServices: async (options) => {
    const services = await startServices(options);
    stops.push(services.stop);
    return services;
  },
};

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(
    signal,
    () => void Promise.allSettled(stops.map((stop) => stop())).then(() => process.exit(130)),
  );
}

builtBench()
  .then(async ({ runBench }) => {
    const broken = await runBench(process.argv.slice(2), launcher);
    for (const one of broken) console.error(`✗ ${one}`);
    process.exitCode = broken.length === 0 ? 0 : 1;
  })
  .catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
