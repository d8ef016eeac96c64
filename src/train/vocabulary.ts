import { GramReader } from '../core/model/grams.js';
import { printOf, slotOf } from '../core/model/model.js';
import type { Matrix } from './fit.js';

/** The model's table has so many slots at most; of its slots no more may be taken, or looking up grows slow. */
const MOST_SLOTS = 1 << 18;
const FILLED = 0.75;
/** Grams are counted by so many bits of their hash. */
const COUNTED_BITS = 24;
const LARGEST = 0xffff;

/** What an example is to the model. */
export interface Seen {
  readonly text: string;
  readonly marks: readonly number[];
  /** How much its grams count for being learned at all. */
  readonly weight: number;
}

/** The grams worth knowing, and every example in terms of them: slots first, then marks. */
export interface Vocabulary {
  readonly prints: Uint16Array;
  readonly matrix: Matrix;
}

/** @param marks how many marks there are */
export function buildVocabulary(examples: readonly Seen[], marks: number): Vocabulary {
  const hashes = examples.map(readHashes());
  const counts = countGrams(hashes, examples);
  const { least, kept } = leastCount(counts);
  const prints = new Uint16Array(Math.min(MOST_SLOTS, 1 << Math.ceil(Math.log2(kept / FILLED + 2))));
  for (const row of hashes) for (const hash of row) if (counts[place(hash)]! >= least) keep(prints, hash);
  return { prints, matrix: matrixOf(examples, hashes, prints, marks) };
}

function readHashes(): (example: Seen) => Uint32Array {
  const reader = new GramReader();
  return ({ text }) => reader.hashes.slice(0, reader.read(text));
}

function countGrams(hashes: readonly Uint32Array[], examples: readonly Seen[]): Uint16Array {
  const counts = new Uint16Array(1 << COUNTED_BITS);
  hashes.forEach((row, i) => {
    const { weight } = examples[i]!;
    for (const hash of row) counts[place(hash)] = Math.min(LARGEST, counts[place(hash)]! + weight);
  });
  return counts;
}

function place(hash: number): number {
  return hash >>> (32 - COUNTED_BITS);
}

/** @returns the least count that leaves no more grams than the table takes, and how many those are */
function leastCount(counts: Uint16Array): { readonly least: number; readonly kept: number } {
  const having = new Float64Array(LARGEST + 2);
  for (const count of counts) having[count]!++;
  let kept = 0;
  for (let count = LARGEST; count > 1; count--) {
    if (kept + having[count]! > FILLED * MOST_SLOTS) return { least: count + 1, kept };
    kept += having[count]!;
  }
  return { least: 2, kept };
}

function keep(prints: Uint16Array, hash: number): void {
  if (slotOf(prints, hash) >= 0) return;
  const mask = prints.length - 1;
  let slot = hash & mask;
  while (prints[slot] !== 0) slot = (slot + 1) & mask;
  prints[slot] = printOf(hash);
}

function matrixOf(
  examples: readonly Seen[],
  hashes: readonly Uint32Array[],
  prints: Uint16Array,
  marks: number,
): Matrix {
  const starts = new Uint32Array(examples.length + 1);
  const features: number[][] = hashes.map((row, i) => {
    const slots = Array.from(row, (hash) => slotOf(prints, hash)).filter((slot) => slot >= 0);
    const all = [...new Set(slots), ...examples[i]!.marks.map((mark) => prints.length + mark)];
    starts[i + 1] = starts[i]! + all.length;
    return all;
  });
  const flat = new Uint32Array(starts.at(-1) ?? 0);
  features.forEach((row, i) => flat.set(row, starts[i]));
  return { starts, features: flat, width: prints.length + marks };
}
