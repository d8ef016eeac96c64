import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { LaunchError } from '../launch-error.mjs';
import { inProject, readJson, sha256 } from '../project.mjs';
import { answers, runNpm } from '../run-tool.mjs';
import { step } from '../say.mjs';

/** nodejieba is built from source by node-gyp, which needs these. */
const COMPILER = ['python3', 'make', 'g++'];

const STAMP = inProject('node_modules/.changkong-lock');

/** Which packages, for which Node: an addon built for another Node does not load. */
const wantedStamp = () => ({
  lock: sha256(readFileSync(inProject('package-lock.json'))),
  node: `${process.versions.modules}-${process.platform}-${process.arch}`,
});

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} Packages */

/**
 * @param {Packages} locked the packages of package-lock.json
 * @param {Packages} present the packages that npm notes in node_modules/.package-lock.json
 * @returns {boolean} whether what is locked is what is present, as after an `npm install` by hand
 */
export function samePackages(locked, present) {
  const wanted = Object.entries(locked).filter(([path]) => path.includes('node_modules/'));
  return (
    Object.keys(present).every((path) => path in locked) &&
    wanted.every(([path, { version, optional }]) =>
      path in present ? present[path]?.version === version : optional === true,
    )
  );
}

function isInstalled() {
  const wanted = wantedStamp();
  const stamp = readJson(STAMP);
  if (stamp && stamp.node !== wanted.node) return false;
  if (stamp?.lock === wanted.lock) return true;
  const present = readJson(inProject('node_modules/.package-lock.json'));
  return (
    present !== undefined && samePackages(readJson(inProject('package-lock.json')).packages, present.packages)
  );
}

function checkCompiler() {
  const missing = COMPILER.filter((tool) => !answers(tool));
  if (missing.length === 0) return;
  const remedy =
    process.platform === 'darwin' ? 'xcode-select --install' : `sudo apt-get install -y ${missing.join(' ')}`;
  throw new LaunchError(
    `编译分词库 nodejieba 缺少 ${missing.join('、')}，请先安装：${remedy}`,
    `building nodejieba needs ${missing.join(', ')}: install with ${remedy}`,
  );
}

/** Installs what package-lock.json says, unless that is what is there. */
export async function installPackages() {
  if (!isInstalled()) {
    checkCompiler();
    await step('安装依赖（首次约一两分钟）', 'Installing packages (a minute or two the first time)', () =>
      // Not `npm ci`: it refuses a lock file made where the binaries of other platforms were not to be had.
      // Development packages whatever NODE_ENV says: the build needs them.
      runNpm('install', '--no-save', '--include=dev'),
    );
  }
  if (existsSync(inProject('node_modules'))) writeFileSync(STAMP, JSON.stringify(wantedStamp()));
}
