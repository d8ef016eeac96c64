import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything that a run leaves behind, in one folder that may be removed to begin anew. */
export const DATA_DIR = join(ROOT, '.data');

/** @param {string[]} path below the checkout */
export const inProject = (...path) => join(ROOT, ...path);

/** @param {string | Buffer} content */
export const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/**
 * @param {string} file
 * @returns {any} what the file holds; undefined when it is not there or is not JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
