import { createHash } from 'node:crypto';
import { GROUP_NAMES } from '../../core/model/columns.js';
import type { Model } from '../../core/model/model.js';

const DIGITS = 8;

/** @returns a name that changes with anything that can change an answer */
export function modelVersion({ grams, weights }: Pick<Model, 'grams' | 'weights'>): string {
  const hash = createHash('sha256').update(grams);
  for (const group of GROUP_NAMES) {
    const { words, scales, biases } = weights[group];
    hash.update(words).update(scales).update(biases);
  }
  return hash.digest('hex').slice(0, DIGITS);
}
