import { buildGramTable, type GramTable, rowOf } from '../core/model/gram-table.js';
import { GramReader } from '../core/model/grams.js';
import type { Matrix } from './fit.js';

/** So many grams are worth their place, and fill a table of 2^18 slots: fewer cost accuracy, more gain none. */
const MOST_GRAMS = 196_000;
/** Grams are first counted by so many bits of their hash; one that could not be kept is not counted by itself. */
const ROUGH_BITS = 24;
const ROUGHLY_RARE = 2;
const LARGEST = 0xffff;

/** What an example is to the model. */
export interface Seen {
  readonly text: string;
  readonly marks: readonly number[];
  /** How much its grams count for being learned at all. */
  readonly weight: number;
}

/** The grams worth knowing, and every example in terms of them: grams first, then marks. */
export interface Vocabulary {
  /** Hashes, rising. */
  readonly grams: Uint32Array;
  readonly table: GramTable;
  readonly matrix: Matrix;
}

/**
 * @param marks how many marks there are
 * @param most grams at most
 */
export function buildVocabulary(examples: readonly Seen[], marks: number, most = MOST_GRAMS): Vocabulary {
  const hashes = examples.map(readHashes());
  const grams = mostFrequent(countGrams(hashes, examples), most);
  const table = buildGramTable(grams);
  return { grams, table, matrix: matrixOf(examples, hashes, table, grams.length, marks) };
}

function readHashes(): (example: Seen) => Uint32Array {
  const reader = new GramReader();
  return ({ text }) => reader.hashes.slice(0, reader.read(text));
}

/** @returns how often grams come, by hash; some that come hardly ever are left out */
function countGrams(hashes: readonly Uint32Array[], examples: readonly Seen[]): Map<number, number> {
  const rough = new Uint16Array(1 << ROUGH_BITS);
  const place = (hash: number): number => hash >>> (32 - ROUGH_BITS);
  hashes.forEach((row, i) => {
    const { weight } = examples[i]!;
    for (const hash of row) rough[place(hash)] = Math.min(LARGEST, rough[place(hash)]! + weight);
  });
  const counts = new Map<number, number>();
  hashes.forEach((row, i) => {
    for (const hash of row) {
      if (rough[place(hash)]! >= ROUGHLY_RARE)
        counts.set(hash, (counts.get(hash) ?? 0) + examples[i]!.weight);
    }
  });
  return counts;
}

/** @returns the grams of the least count that leaves no more than `most`, and of all higher ones; never of one */
function mostFrequent(counts: ReadonlyMap<number, number>, most: number): Uint32Array {
  const falling = Float64Array.from(counts.values()).sort().reverse();
  const least = Math.max(2, (falling[most] ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= least).map(([hash]) => hash);
  return Uint32Array.from(kept).sort();
}

function matrixOf(
  examples: readonly Seen[],
  hashes: readonly Uint32Array[],
  table: GramTable,
  grams: number,
  marks: number,
): Matrix {
  const starts = new Uint32Array(examples.length + 1);
  const features: number[][] = hashes.map((row, i) => {
    const known = Array.from(row, (hash) => rowOf(table, hash)).filter((at) => at >= 0);
    const all = [...new Set(known), ...examples[i]!.marks.map((mark) => grams + mark)];
    starts[i + 1] = starts[i]! + all.length;
    return all;
  });
  const flat = new Uint32Array(starts.at(-1) ?? 0);
  features.forEach((row, i) => flat.set(row, starts[i]));
  return { starts, features: flat, width: grams + marks };
}
