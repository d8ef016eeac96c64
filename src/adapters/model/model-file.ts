import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { COLUMNS } from '../../core/model/columns.js';
import { MARKS } from '../../core/model/marks.js';
import { type Model, packWeights, weightAt } from '../../core/model/model.js';

/** The file is no model, or one of another make; the message says which file and what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const WIDTH = COLUMNS.length;
const FORMAT = 'changkong-model-1';
/** Bits that say which columns of a row are other than 0. */
const MASK_BYTES = Math.ceil(WIDTH / 8);
const LINE_END = '\n'.charCodeAt(0);

const headerShape = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  hasSeenAll: z.boolean(),
  columns: z.tuple(COLUMNS.map((column) => z.literal(column)) as [z.ZodLiteral, ...z.ZodLiteral[]]),
  slots: z.number().int().positive(),
  marks: z.literal(MARKS),
  scales: z.array(z.number()).length(WIDTH),
  biases: z.array(z.number()).length(WIDTH),
});

/**
 * A line of JSON; two bytes a slot, little-endian; then for each slot that is taken, and each mark, a row: which
 * columns are other than 0, and those. The same model gives the same bytes.
 */
export function encodeModel(model: Model): Buffer {
  const { version, prints, scales, biases } = model;
  const header = {
    format: FORMAT,
    version,
    hasSeenAll: model.hasSeenAll,
    columns: COLUMNS,
    slots: prints.length,
    marks: MARKS,
    scales: [...scales],
    biases: [...biases],
  };
  const slots = Buffer.alloc(2 * prints.length);
  prints.forEach((print, slot) => slots.writeUInt16LE(print, 2 * slot));
  const rows: number[] = [];
  for (let row = 0; row < prints.length + MARKS; row++) {
    if (row < prints.length && prints[row] === 0) continue;
    const mask = new Array<number>(MASK_BYTES).fill(0);
    const values: number[] = [];
    for (let column = 0; column < WIDTH; column++) {
      const weight = weightAt(model, row, column);
      if (weight === 0) continue;
      mask[column >> 3]! |= 1 << (column & 7);
      values.push(weight & 0xff);
    }
    for (const byte of mask) rows.push(byte);
    for (const value of values) rows.push(value);
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), slots, Buffer.from(rows)]);
}

/** @throws ModelError when the file cannot be read, is cut short, or was trained for other columns */
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
  const { version, hasSeenAll, slots, scales, biases } = header.data;
  const prints = new Uint16Array(slots);
  let at = lineEnd + 1;
  if (bytes.length < at + 2 * slots) throw unusable(file, 'cut short');
  for (let slot = 0; slot < slots; slot++, at += 2) prints[slot] = bytes.readUInt16LE(at);
  const weights = new Int8Array((slots + MARKS) * WIDTH);
  for (let row = 0; row < slots + MARKS; row++) {
    if (row < slots && prints[row] === 0) continue;
    const mask = at;
    at += MASK_BYTES;
    for (let column = 0; column < WIDTH; column++) {
      if ((bytes[mask + (column >> 3)]! & (1 << (column & 7))) !== 0) {
        weights[row * WIDTH + column] = (bytes[at++]! << 24) >> 24;
      }
    }
  }
  if (at !== bytes.length) throw unusable(file, 'length');
  return {
    version,
    hasSeenAll,
    prints,
    words: packWeights(weights),
    scales: Float64Array.from(scales),
    biases: Float64Array.from(biases),
  };
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
