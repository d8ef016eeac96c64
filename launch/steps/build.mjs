import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inProject, ROOT, sha256 } from '../project.mjs';
import { runNpm } from '../run-tool.mjs';
import { step } from '../say.mjs';

/** What the build reads, and what it must have made. */
const SOURCES = [
  'src',
  'migrations',
  'console',
  '.swcrc',
  'nest-cli.json',
  'tsconfig.json',
  'package-lock.json',
];
const PRODUCTS = ['dist/src/main.js', 'dist/migrations', 'console/dist/index.html'];
const NOT_SOURCES = new Set(['dist', 'node_modules', 'coverage']);

const STAMP = inProject('dist/.changkong-build');

/**
 * @param {string} path
 * @returns {string[]} the files at and below `path`, in a stable order
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !NOT_SOURCES.has(entry.name) && !entry.name.endsWith('.spec.ts'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
      );
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** Contents, not times: a checkout or a branch switch touches files without changing them. */
function sourceHash() {
  const files = SOURCES.flatMap((path) => filesBelow(inProject(path)));
  return sha256(files.map((file) => `${relative(ROOT, file)} ${sha256(readFileSync(file))}`).join('\n'));
}

function isBuilt(/** @type {string} */ hash) {
  return (
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === hash &&
    PRODUCTS.every((product) => existsSync(inProject(product)))
  );
}

/** Builds server, migrations and console, unless they are built from what is there. */
export async function buildWhenStale() {
  const hash = sourceHash();
  if (isBuilt(hash)) return;
  await step('构建', 'Building', () => runNpm('run', 'build'));
  stampBuild(hash);
}

/** Notes what was built from, as the last step of `npm run build`. */
export function stampBuild(hash = sourceHash()) {
  writeFileSync(STAMP, hash);
}
