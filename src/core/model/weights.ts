/** Weights of a group of columns, eight bits each, four columns in a 32-bit word, raised by RAISE to be positive. */
export interface Weights {
  readonly columns: number;
  /** A row of words for each gram, then one for each mark; see `setWeight`. */
  readonly words: Uint32Array;
  /** What one unit of a weight is worth, and what a text without grams scores; by column. */
  readonly scales: Float64Array;
  readonly biases: Float64Array;
}

export const LARGEST_WEIGHT = 127;
const RAISE = 128;
/** Sums of two columns share a word, 16 bits each: as many rows fit before they must be taken out. */
const ROWS_PER_TURN = 256;

/** As many columns as the widest group may have. */
const MOST_COLUMNS = 64;
const pairs = new Uint32Array(MOST_COLUMNS / 2);
const sums = new Int32Array(MOST_COLUMNS);

/** @returns the words of so many rows, all weights 0 */
export function noWeights(rows: number, columns: number): Uint32Array {
  return new Uint32Array(rows * wordsOf(columns)).fill(RAISE * 0x01010101);
}

/**
 * @param words of `columns` columns
 * @param weight -127 … 127; the one that it replaces is 0
 */
export function setWeight(
  words: Uint32Array,
  columns: number,
  row: number,
  column: number,
  weight: number,
): void {
  words[row * wordsOf(columns) + (column >> 2)]! ^= ((weight + RAISE) ^ RAISE) << (8 * (column & 3));
}

/** @returns the weight of a row's column, -127 … 127 */
export function weightAt({ words, columns }: Weights, row: number, column: number): number {
  return ((words[row * wordsOf(columns) + (column >> 2)]! >>> (8 * (column & 3))) & 0xff) - RAISE;
}

/**
 * The sum of some rows over the root of their number (so that length alone decides nothing), plus the bias.
 * @param rows its first `count` entries are asked
 * @param scores one a column, overwritten
 */
export function addWeights(weights: Weights, rows: Uint32Array, count: number, scores: Float64Array): void {
  sums.fill(0);
  for (let from = 0; from < count; from += ROWS_PER_TURN) {
    addTurn(weights, rows, from, Math.min(count, from + ROWS_PER_TURN));
  }
  const share = 1 / Math.sqrt(Math.max(1, count));
  for (let column = 0; column < weights.columns; column++) {
    const sum = sums[column]! - count * RAISE;
    scores[column] = sum * weights.scales[column]! * share + weights.biases[column]!;
  }
}

function addTurn({ words, columns }: Weights, rows: Uint32Array, from: number, until: number): void {
  const width = wordsOf(columns);
  pairs.fill(0);
  for (let i = from; i < until; i++) {
    const at = rows[i]! * width;
    for (let word = 0; word < width; word++) {
      const four = words[at + word]!;
      pairs[2 * word]! += four & 0xff00ff;
      pairs[2 * word + 1]! += (four >>> 8) & 0xff00ff;
    }
  }
  for (let word = 0; word < width; word++) {
    const [even, odd] = [pairs[2 * word]!, pairs[2 * word + 1]!];
    sums[4 * word]! += even & 0xffff;
    sums[4 * word + 1]! += odd & 0xffff;
    sums[4 * word + 2]! += even >>> 16;
    sums[4 * word + 3]! += odd >>> 16;
  }
}

function wordsOf(columns: number): number {
  return Math.ceil(columns / 4);
}
