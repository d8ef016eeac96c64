import { modelVersion } from '../adapters/model/model-version.js';
import { COLUMNS, type Group, GROUP_NAMES, GROUPS } from '../core/model/columns.js';
import { buildGramTable } from '../core/model/gram-table.js';
import type { Model } from '../core/model/model.js';
import { LARGEST_WEIGHT, noWeights, setWeight, type Weights } from '../core/model/weights.js';
import type { Fitted } from './fit.js';

/** One weight in ten thousand is cut to the largest, so that the others keep more of their detail. */
const KEPT_WHOLE = 0.9999;
/** What weighs less says nothing, and every weight takes a byte of the file. */
const LEAST_WEIGHT = 2;

/**
 * Rounds the weights of all columns to eight bits, each column on a scale of its own.
 * @param columns in the order of COLUMNS
 * @param grams hashes, rising: those of the first rows of weights
 */
export function quantise(columns: readonly Fitted[], grams: Uint32Array, hasSeenAll: boolean): Model {
  const weights = Object.fromEntries(
    GROUP_NAMES.map((group) => [
      group,
      roundAll(columns.filter((_, i) => (GROUPS[group] as readonly string[]).includes(COLUMNS[i]!))),
    ]),
  ) as Record<Group, Weights>;
  const version = modelVersion({ grams, weights });
  return { version, hasSeenAll, grams, table: buildGramTable(grams), weights };
}

function roundAll(columns: readonly Fitted[]): Weights {
  const width = columns.length;
  const rows = columns[0]!.weights.length;
  const words = noWeights(rows, width);
  const scales = columns.map(({ weights }) => scaleOf(weights));
  columns.forEach(({ weights }, column) => {
    for (let row = 0; row < rows; row++) {
      const weight = Math.round(weights[row]! / scales[column]!);
      if (Math.abs(weight) < LEAST_WEIGHT) continue;
      const kept = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, weight));
      setWeight(words, width, row, column, kept);
    }
  });
  return {
    columns: width,
    words,
    scales: Float64Array.from(scales),
    biases: Float64Array.from(columns, ({ bias }) => bias),
  };
}

function scaleOf(weights: Float64Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.floor((sizes.length - 1) * KEPT_WHOLE)] ?? LARGEST_WEIGHT) / LARGEST_WEIGHT || 1;
}
