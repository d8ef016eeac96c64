/**
 * The rows of grams by their hash: an open-addressed table with linear probing (Knuth, The Art of Computer
 * Programming, vol. 3, 6.4) that remembers 16 bits of each hash. At most three quarters are taken, so that a gram that
 * nobody knows, as most of chat are, is given up after some eight looks, side by side.
 */
export interface GramTable {
  /** What each slot holds, 0 for an empty one; a power of two. */
  readonly prints: Uint16Array;
  /** The row of each slot that is taken. */
  readonly rows: Uint32Array;
}

const FILLED = 0.75;

/** @param hashes distinct; the i-th is the gram of row i */
export function buildGramTable(hashes: Uint32Array): GramTable {
  const slots = 1 << Math.ceil(Math.log2(hashes.length / FILLED + 2));
  const table = { prints: new Uint16Array(slots), rows: new Uint32Array(slots) };
  hashes.forEach((hash, row) => {
    let slot = hash & (slots - 1);
    while (table.prints[slot] !== 0) slot = (slot + 1) & (slots - 1);
    table.prints[slot] = printOf(hash);
    table.rows[slot] = row;
  });
  return table;
}

/** @returns the row of a gram, -1 when there is none. One unknown gram in some three thousand is taken for another. */
export function rowOf({ prints, rows }: GramTable, hash: number): number {
  const mask = prints.length - 1;
  const print = printOf(hash);
  for (let slot = hash & mask; prints[slot] !== 0; slot = (slot + 1) & mask) {
    if (prints[slot] === print) return rows[slot]!;
  }
  return -1;
}

/** What stands for a gram in its slot: the half of its hash that hardly chooses the slot; never 0. */
function printOf(hash: number): number {
  return hash >>> 16 || 1;
}
