import { type Column, COLUMN_OF, type Group, GROUP_NAMES, GROUPS } from './columns.js';
import { buildGramTable } from './gram-table.js';
import { MARKS } from './marks.js';
import type { Model } from './model.js';
import { noWeights, setWeight, type Weights } from './weights.js';

/** What a model of a test knows: grams by hash, what they weigh, and what a text without any scores. */
export interface Known {
  readonly hashes?: readonly number[];
  /** @returns -127 … 127 */
  readonly weightOf?: (row: number, column: number, group: Group) => number;
  readonly scale?: number;
  /** Other columns have 0. */
  readonly biases?: Readonly<Partial<Record<Column, number>>>;
}

export function modelOf({ hashes = [], weightOf = () => 0, scale = 1, biases = {} }: Known): Model {
  const grams = Uint32Array.from(new Set(hashes)).sort();
  const weigh = (group: Group): Weights => {
    const columns = GROUPS[group].length;
    const rows = grams.length + MARKS;
    const words = noWeights(rows, columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        setWeight(words, columns, row, column, weightOf(row, column, group));
      }
    }
    const own = new Float64Array(columns);
    for (const column of GROUPS[group]) own[COLUMN_OF[column]] = biases[column] ?? 0;
    return {
      columns,
      words,
      scales: new Float64Array(columns).fill(scale),
      biases: own,
    };
  };
  const weights = Object.fromEntries(GROUP_NAMES.map((group) => [group, weigh(group)]));
  return {
    version: 't',
    hasSeenAll: false,
    grams,
    table: buildGramTable(grams),
    weights: weights as Record<Group, Weights>,
  };
}
