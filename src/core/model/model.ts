import { COLUMNS } from './columns.js';
import { EMPTY_GRAM, extendGram, finishGram, GramReader, LONGEST_GRAM } from './grams.js';
import { MARKS } from './marks.js';

/**
 * A linear model over hashed character grams and rule marks. A gram that the model does not know is passed over:
 * the slots are an open-addressed table that remembers 16 bits of each gram's hash.
 */
export interface Model {
  /** Names the training: a new one has a new name. */
  readonly version: string;
  /** It has learned from the rows that are held out for measuring, too: measured on them, it flatters itself. */
  readonly hasSeenAll: boolean;
  /** What each slot holds, 0 for an empty one; a power of two. */
  readonly prints: Uint16Array;
  /** A row of COLUMNS for each slot, then one for each mark; see `packWeights`. */
  readonly words: Uint32Array;
  /** What one unit of a weight is worth, and what a text without grams scores; by column. */
  readonly scales: Float64Array;
  readonly biases: Float64Array;
}

const WIDTH = COLUMNS.length;
/** Rows are added four columns at a time: a 32-bit word holds four weights, each raised by RAISE to be positive. */
const WORDS = Math.ceil(WIDTH / 4);
const RAISE = 128;
/** Sums of two columns share a word, 16 bits each: as many rows fit before they must be taken out. */
const ROWS_PER_TURN = 256;

const reader = new GramReader();
const rows = new Uint32Array(reader.hashes.length + MARKS);
const pairs = new Uint32Array(2 * WORDS);
const sums = new Int32Array(4 * WORDS);

/**
 * Scores a text: the sum of its rows over the root of their number (so that length alone decides nothing), plus
 * the bias. Above 0 is a yes.
 * @param text `TextViews.normal`
 * @param marks below MARKS, distinct
 * @param scores one a column, overwritten
 */
export function scoreText(model: Model, text: string, marks: readonly number[], scores: Float64Array): void {
  const count = findRows(model.prints, text, marks);
  sums.fill(0);
  for (let from = 0; from < count; from += ROWS_PER_TURN) {
    addRows(model.words, from, Math.min(count, from + ROWS_PER_TURN));
  }
  const share = 1 / Math.sqrt(Math.max(1, count));
  for (let column = 0; column < WIDTH; column++) {
    const sum = sums[column]! - count * RAISE;
    scores[column] = sum * model.scales[column]! * share + model.biases[column]!;
  }
}

/** @returns how many of `rows` count */
function findRows(prints: Uint16Array, text: string, marks: readonly number[]): number {
  const grams = reader.read(text);
  let count = 0;
  for (let i = 0; i < grams; i++) {
    const slot = slotOf(prints, reader.hashes[i]!);
    if (slot >= 0) rows[count++] = slot;
  }
  for (const mark of marks) rows[count++] = prints.length + mark;
  return count;
}

function addRows(words: Uint32Array, from: number, until: number): void {
  pairs.fill(0);
  for (let i = from; i < until; i++) {
    const at = rows[i]! * WORDS;
    for (let word = 0; word < WORDS; word++) {
      const four = words[at + word]!;
      pairs[2 * word]! += four & 0xff00ff;
      pairs[2 * word + 1]! += (four >>> 8) & 0xff00ff;
    }
  }
  for (let word = 0; word < WORDS; word++) {
    const [even, odd] = [pairs[2 * word]!, pairs[2 * word + 1]!];
    sums[4 * word]! += even & 0xffff;
    sums[4 * word + 1]! += odd & 0xffff;
    sums[4 * word + 2]! += even >>> 16;
    sums[4 * word + 3]! += odd >>> 16;
  }
}

/** @returns the weight of a row's column, -127 … 127 */
export function weightAt({ words }: Model, row: number, column: number): number {
  return ((words[row * WORDS + (column >> 2)]! >>> (8 * (column & 3))) & 0xff) - RAISE;
}

/** @returns the words of rows of WIDTH weights, -127 … 127 each */
export function packWeights(weights: Int8Array): Uint32Array {
  const words = new Uint32Array((weights.length / WIDTH) * WORDS);
  weights.forEach((weight, i) => {
    const column = i % WIDTH;
    words[((i - column) / WIDTH) * WORDS + (column >> 2)]! |= (weight + RAISE) << (8 * (column & 3));
  });
  return words;
}

/** @returns where the gram is kept, -1 when the model does not know it. */
export function slotOf(prints: Uint16Array, hash: number): number {
  const mask = prints.length - 1;
  const print = printOf(hash);
  for (let slot = hash & mask; prints[slot] !== 0; slot = (slot + 1) & mask) {
    if (prints[slot] === print) return slot;
  }
  return -1;
}

/** @returns what stands for a gram in its slot: the half of its hash that does not choose the slot; never 0 */
export function printOf(hash: number): number {
  return hash >>> 16 || 1;
}

/**
 * Shares out what one column makes of a text: each gram that the model knows gives every character of it an equal
 * part of its weight, before the whole is divided by the root of the number of rows.
 * @param shares at least as long as the text; its first `text.length` entries are overwritten
 */
export function shareOut(model: Model, text: string, column: number, shares: Float64Array): void {
  shares.fill(0, 0, text.length);
  for (let start = 0; start < text.length; start++) {
    let rolling = EMPTY_GRAM;
    for (let size = 1; size <= LONGEST_GRAM && start + size <= text.length; size++) {
      rolling = extendGram(rolling, text.charCodeAt(start + size - 1));
      const slot = slotOf(model.prints, finishGram(rolling, size));
      if (slot < 0) continue;
      const part = (weightAt(model, slot, column) * model.scales[column]!) / size;
      for (let i = start; i < start + size; i++) shares[i]! += part;
    }
  }
}
