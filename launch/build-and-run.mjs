import { runBuilt } from './run-built.mjs';
import { sayFailure } from './say.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

/**
 * Installs and builds what is stale, then runs a program of the build in this process.
 * @param {string} file below dist/src
 */
export async function buildAndRun(file) {
  try {
    await installPackages();
    await buildWhenStale();
    await runBuilt(file);
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
