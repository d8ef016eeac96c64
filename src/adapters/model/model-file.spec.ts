import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelOf } from '../../core/model/model.fixture.js';
import { encodeModel, ModelError, readModel } from './model-file.js';
import { modelVersion } from './model-version.js';

const untitled = modelOf({
  hashes: [7, 0xffff_ffff, 65_536, 12_345, 99, 4_000_000_000],
  weightOf: (row, column) => ((row * 46 + column) % 5 === 0 ? ((row * 31 + column) % 255) - 127 : 0),
  scale: 1 / 3,
  biases: { complaint: -0.1, 'good/book': 0.7, 'mood/calm': 2 },
});
const model = { ...untitled, version: modelVersion(untitled), hasSeenAll: true };

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

  it.each([0, 1, 200, 900])('refuses a file of which %i bytes are missing or all', (missing) => {
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

  it('refuses grams that do not rise', () => {
    const bytes = encodeModel(model);
    bytes.writeUInt32LE(0xffff_fff0, bytes.indexOf(0x0a) + 1);
    expect(() => readModel(write(bytes))).toThrow(/hashes/);
  });

  it('refuses weights that are not those of its version', () => {
    const bytes = encodeModel(model);
    bytes[bytes.length - 1]! ^= 0x80;
    expect(() => readModel(write(bytes))).toThrow(/version/);
    expect(() => readModel(write(encodeModel({ ...model, version: '00000000' })))).toThrow(/version/);
  });

  it('says when there is no file', () => {
    expect(() => readModel(join(folder, 'none'))).toThrow(/ENOENT/);
  });
});
