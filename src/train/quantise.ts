import { createHash } from 'node:crypto';
import { COLUMNS } from '../core/model/columns.js';
import { type Model, packWeights } from '../core/model/model.js';
import type { Fitted } from './fit.js';

const LARGEST = 127;
const VERSION_DIGITS = 8;
/** One weight in ten thousand is cut to this, so that the others keep more of their detail. */
const KEPT_WHOLE = 0.9999;

/** Rounds the weights of all columns to eight bits, each column on a scale of its own. */
export function quantise(columns: readonly Fitted[], prints: Uint16Array, hasSeenAll: boolean): Model {
  const width = COLUMNS.length;
  const rows = columns[0]!.weights.length;
  const weights = new Int8Array(rows * width);
  const scales = columns.map(({ weights: exact }) => scaleOf(exact));
  columns.forEach(({ weights: exact }, column) => {
    for (let row = 0; row < rows; row++) {
      const rounded = Math.round(exact[row]! / scales[column]!);
      weights[row * width + column] = Math.max(-LARGEST, Math.min(LARGEST, rounded));
    }
  });
  return {
    version: versionOf(weights),
    hasSeenAll,
    prints,
    words: packWeights(weights),
    scales: Float64Array.from(scales),
    biases: Float64Array.from(columns, ({ bias }) => bias),
  };
}

/** @returns a name that changes with any weight */
function versionOf(weights: Int8Array): string {
  return createHash('sha256').update(weights).digest('hex').slice(0, VERSION_DIGITS);
}

function scaleOf(weights: Float64Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.floor((sizes.length - 1) * KEPT_WHOLE)] ?? LARGEST) / LARGEST || 1;
}
