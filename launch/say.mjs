import { performance } from 'node:perf_hooks';
import { LaunchError } from './launch-error.mjs';

/** @type {NodeJS.WriteStream} */
let voice = process.stdout;

/** Leaves standard output to a program whose answers go there. */
export const speakOnStandardError = () => {
  voice = process.stderr;
};

/** @param {string} text */
export const say = (text) => voice.write(`${text}\n`);

/**
 * Announces a step before it runs and closes its line with what came of it and how long it took.
 * @template T
 * @param {string} zh
 * @param {string} en
 * @param {(note: (text: string) => void) => T | Promise<T>} run `note` adds words to the end of the line
 * @returns {Promise<T>}
 */
export async function step(zh, en, run) {
  const from = performance.now();
  /** @type {string[]} */
  const notes = [];
  voice.write(`▸ ${zh} / ${en} … `);
  try {
    const result = await run((text) => notes.push(text));
    say([...notes, seconds(performance.now() - from)].join(' · '));
    return result;
  } catch (error) {
    say('✗');
    throw error;
  }
}

/**
 * The one place that tells a failure: a line for what can be put right, a stack for a bug.
 * @param {unknown} error
 */
export function sayFailure(error) {
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  if ((code === 'EACCES' || code === 'EPERM') && path) {
    return console.error(
      `✗ 没有权限 ${path}，请用原来的用户运行 / no permission for ${path}: run as the user who did before`,
    );
  }
  if (!(error instanceof LaunchError)) return console.error(error);
  console.error(`✗ ${error.message}`);
  if (error.detail) console.error(error.detail.replace(/^/gm, '  '));
}

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
