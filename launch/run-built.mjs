import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LaunchError } from './launch-error.mjs';
import { inProject } from './project.mjs';

/**
 * Runs a program of the build in this process.
 * @param {string} file below dist/src
 */
export async function runBuilt(file) {
  const built = inProject('dist/src', file);
  if (!existsSync(built)) {
    throw new LaunchError('请先 npm start 或 npm run build', 'run npm start or npm run build first');
  }
  await import(pathToFileURL(built).href);
}
