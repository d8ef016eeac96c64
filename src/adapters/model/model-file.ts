import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { COLUMNS, type Group, GROUP_NAMES, GROUPS } from '../../core/model/columns.js';
import { buildGramTable } from '../../core/model/gram-table.js';
import { MARKS } from '../../core/model/marks.js';
import type { Model } from '../../core/model/model.js';
import { noWeights, setWeight, type Weights, weightAt } from '../../core/model/weights.js';
import { modelVersion } from './model-version.js';

/** The file is no model, or one of another make; the message says which file and what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const WIDTH = COLUMNS.length;
const FORMAT = 'changkong-model-2';
const HASH_BYTES = 4;
const MOST_GRAMS = 1 << 20;
/** Bits that say which columns of a row are other than 0. */
const MASK_BYTES = Math.ceil(WIDTH / 8);
const LINE_END = '\n'.charCodeAt(0);

const headerShape = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  hasSeenAll: z.boolean(),
  columns: z.tuple(COLUMNS.map((column) => z.literal(column)) as [z.ZodLiteral, ...z.ZodLiteral[]]),
  grams: z.number().int().nonnegative().max(MOST_GRAMS),
  marks: z.literal(MARKS),
  scales: z.array(z.number()).length(WIDTH),
  biases: z.array(z.number()).length(WIDTH),
});

/**
 * A line of JSON; the hash of each gram, four bytes, little-endian, rising; then for each gram, and each mark, a
 * row: which columns are other than 0, and those. The same model gives the same bytes.
 */
export function encodeModel(model: Model): Buffer {
  const { version, hasSeenAll, grams } = model;
  const weights = GROUP_NAMES.map((group) => model.weights[group]);
  const header = {
    format: FORMAT,
    version,
    hasSeenAll,
    columns: COLUMNS,
    grams: grams.length,
    marks: MARKS,
    scales: weights.flatMap(({ scales }) => [...scales]),
    biases: weights.flatMap(({ biases }) => [...biases]),
  };
  const hashes = Buffer.alloc(HASH_BYTES * grams.length);
  grams.forEach((hash, i) => hashes.writeUInt32LE(hash, HASH_BYTES * i));
  const rows: number[] = [];
  for (let row = 0; row < grams.length + MARKS; row++) {
    const mask = new Array<number>(MASK_BYTES).fill(0);
    const values: number[] = [];
    let at = 0;
    for (const group of weights) {
      for (let column = 0; column < group.columns; column++, at++) {
        const weight = weightAt(group, row, column);
        if (weight === 0) continue;
        mask[at >> 3]! |= 1 << (at & 7);
        values.push(weight & 0xff);
      }
    }
    for (const byte of mask) rows.push(byte);
    for (const value of values) rows.push(value);
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), hashes, Buffer.from(rows)]);
}

/** @throws ModelError when the file cannot be read, is cut short or damaged, or was trained for other columns */
export function readModel(file: string): Model {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unusable(file, (error as NodeJS.ErrnoException).code ?? String(error));
  }
  const lineEnd = bytes.indexOf(LINE_END);
  const header = headerShape.safeParse(jsonOf(bytes.subarray(0, lineEnd).toString()));
  if (!header.success) throw unusable(file, header.error.issues[0]!.path.join('.') || 'header');
  const { version, hasSeenAll } = header.data;
  const hashesEnd = lineEnd + 1 + HASH_BYTES * header.data.grams;
  if (bytes.length < hashesEnd) throw unusable(file, 'cut short');
  const grams = readHashes(bytes.subarray(lineEnd + 1, hashesEnd));
  if (grams === undefined) throw unusable(file, 'hashes');
  const weights = readWeights(bytes.subarray(hashesEnd), grams.length + MARKS, header.data);
  if (weights === undefined) throw unusable(file, 'length');
  // A bit that fell over somewhere would make every answer a little wrong, and nobody would know.
  if (modelVersion({ grams, weights }) !== version) throw unusable(file, 'version');
  return { version, hasSeenAll, grams, table: buildGramTable(grams), weights };
}

/** @returns undefined when they do not rise */
function readHashes(bytes: Buffer): Uint32Array | undefined {
  const hashes = new Uint32Array(bytes.length / HASH_BYTES);
  for (let i = 0; i < hashes.length; i++) {
    hashes[i] = bytes.readUInt32LE(HASH_BYTES * i);
    if (i > 0 && hashes[i]! <= hashes[i - 1]!) return undefined;
  }
  return hashes;
}

/** Where each column of a row of the file goes. */
const PLACES = GROUP_NAMES.flatMap((group) => GROUPS[group].map((_, column) => ({ group, column })));

/** @returns undefined when the bytes are too many or too few for so many rows */
function readWeights(
  bytes: Buffer,
  rows: number,
  { scales, biases }: { readonly scales: readonly number[]; readonly biases: readonly number[] },
): Readonly<Record<Group, Weights>> | undefined {
  const columnsOf = (group: Group): number => GROUPS[group].length;
  const own = (values: readonly number[], group: Group): Float64Array =>
    Float64Array.from(values.filter((_, i) => PLACES[i]!.group === group));
  const groups = GROUP_NAMES.map((group): [Group, Weights] => [
    group,
    {
      columns: columnsOf(group),
      words: noWeights(rows, columnsOf(group)),
      scales: own(scales, group),
      biases: own(biases, group),
    },
  ]);
  const weights = Object.fromEntries(groups) as Record<Group, Weights>;
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const mask = at;
    at += MASK_BYTES;
    PLACES.forEach(({ group, column }, i) => {
      if ((bytes[mask + (i >> 3)]! & (1 << (i & 7))) === 0) return;
      setWeight(weights[group].words, columnsOf(group), row, column, (bytes[at++]! << 24) >> 24);
    });
  }
  return at === bytes.length ? weights : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unusable(file: string, what: string): ModelError {
  return new ModelError(
    `模型文件 ${file} 用不了（${what}），请恢复仓库里的文件，或用 npm run train 重新训练 / ` +
      `the model file cannot be used: restore it from the repository, or train it again with npm run train`,
  );
}
