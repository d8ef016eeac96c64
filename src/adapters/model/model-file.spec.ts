import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLUMNS } from '../../core/model/columns.js';
import { MARKS } from '../../core/model/marks.js';
import { type Model, packWeights } from '../../core/model/model.js';
import { encodeModel, ModelError, readModel } from './model-file.js';

const SLOTS = 32;
const WIDTH = COLUMNS.length;
const prints = Uint16Array.from({ length: SLOTS }, (_, slot) => (slot % 3 === 0 ? 0 : 65_535 - slot));
const weights = Int8Array.from({ length: (SLOTS + MARKS) * WIDTH }, (_, i) => {
  const slot = Math.floor(i / WIDTH);
  return slot < SLOTS && prints[slot] === 0 ? 0 : (i % 255) - 127;
});
const model: Model = {
  version: 'abcd0123',
  hasSeenAll: true,
  prints,
  words: packWeights(weights),
  scales: Float64Array.from({ length: WIDTH }, (_, i) => 1 / (i + 3)),
  biases: Float64Array.from({ length: WIDTH }, (_, i) => i - 0.1),
};

describe('readModel', () => {
  let folder: string;
  const write = (bytes: Uint8Array): string => {
    const file = join(folder, 'm.model');
    writeFileSync(file, bytes);
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'model-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads what was written, to the bit', () => {
    expect(readModel(write(encodeModel(model)))).toEqual(model);
  });

  it.each([0, 1, 200, 5_000])('refuses a file of which %i bytes are missing or all', (missing) => {
    const bytes = encodeModel(model);
    const file = write(missing === 0 ? Buffer.alloc(0) : bytes.subarray(0, bytes.length - missing));
    expect(() => readModel(file)).toThrow(ModelError);
    expect(() => readModel(file)).toThrow(/m\.model.*npm run train/);
  });

  it('refuses a model of other columns', () => {
    const bytes = Buffer.from(
      encodeModel(model).toString('latin1').replace('topic/ad', 'topic/ab'),
      'latin1',
    );
    expect(() => readModel(write(bytes))).toThrow(/columns/);
  });

  it('says when there is no file', () => {
    expect(() => readModel(join(folder, 'none'))).toThrow(/ENOENT/);
  });
});
