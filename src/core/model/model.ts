import type { Group } from './columns.js';
import { type GramTable, rowOf } from './gram-table.js';
import { EMPTY_GRAM, extendGram, finishGram, GramReader, LONGEST_GRAM } from './grams.js';
import { MARKS } from './marks.js';
import { addWeights, type Weights, weightAt } from './weights.js';

/** A linear model over hashed character grams and rule marks. A gram that the model does not know is passed over. */
export interface Model {
  /** Names the training: a new one has a new name. */
  readonly version: string;
  /** It has learned from the rows that are held out for measuring, too: measured on them, it flatters itself. */
  readonly hasSeenAll: boolean;
  /** The hashes of the grams that it knows, rising: the i-th is the gram of row i. Rows of marks follow. */
  readonly grams: Uint32Array;
  readonly table: GramTable;
  readonly weights: Readonly<Record<Group, Weights>>;
}

const reader = new GramReader();
const rows = new Uint32Array(reader.hashes.length + MARKS);
let count = 0;

/**
 * Scores a text in the columns of `general`. Those of the other groups can then be had by `scoreGroup`.
 * @param text `TextViews.normal`
 * @param marks below MARKS, distinct
 * @param scores one a column, overwritten; above 0 is a yes
 */
export function scoreText(model: Model, text: string, marks: readonly number[], scores: Float64Array): void {
  const grams = reader.read(text);
  count = 0;
  for (let i = 0; i < grams; i++) {
    const row = rowOf(model.table, reader.hashes[i]!);
    if (row >= 0) rows[count++] = row;
  }
  for (const mark of marks) rows[count++] = model.grams.length + mark;
  scoreGroup(model, 'general', scores);
}

/** Scores the text that was given to `scoreText` last in the columns of another group. */
export function scoreGroup(model: Model, group: Group, scores: Float64Array): void {
  addWeights(model.weights[group], rows, count, scores);
}

/**
 * Shares out what one column makes of a text: each gram that the model knows gives every character of it an equal
 * part of its weight, before the whole is divided by the root of the number of rows.
 * @param column of the group `general`
 * @param shares at least as long as the text; its first `text.length` entries are overwritten
 */
export function shareOut(model: Model, text: string, column: number, shares: Float64Array): void {
  const { general } = model.weights;
  shares.fill(0, 0, text.length);
  for (let start = 0; start < text.length; start++) {
    let rolling = EMPTY_GRAM;
    for (let size = 1; size <= LONGEST_GRAM && start + size <= text.length; size++) {
      rolling = extendGram(rolling, text.charCodeAt(start + size - 1));
      const row = rowOf(model.table, finishGram(rolling, size));
      if (row < 0) continue;
      const part = (weightAt(general, row, column) * general.scales[column]!) / size;
      for (let i = start; i < start + size; i++) shares[i]! += part;
    }
  }
}
