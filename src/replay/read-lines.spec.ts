import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { dice } from '../../test/support/dice.js';
import { openInput, readLineLots, readLines } from './read-lines.js';
import { ReplayError } from './replay-error.js';

/** What was read, and what went wrong then. */
async function read(lots: AsyncIterable<readonly { readonly text: string }[]>) {
  const texts: string[] = [];
  try {
    for await (const lines of lots) texts.push(...lines.map(({ text }) => text));
  } catch (error) {
    return { texts, error: error as Error };
  }
  return { texts };
}

const roll = dice(7);
/** Enough, and hard enough to pack, that the archive comes in many pieces. */
const LINES = Array.from({ length: 20_000 }, (_, i) => `${i} 卡 ${roll(1e9)} ${roll(1e9)}`);
const PACKED = gzipSync(LINES.map((line) => `${line}\n`).join(''));

describe('readLines', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lines-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function readFile(content: Buffer) {
    const file = join(folder, 'lines');
    writeFileSync(file, content);
    const lots = async function* () {
      for await (const line of readLines(file)) yield [line];
    };
    return { file, ...(await read(lots())) };
  }

  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzip', (text: string) => gzipSync(text)],
  ])('reads %s lines, without what an editor put before the first', async (_, packed) => {
    const { texts } = await readFile(packed('\uFEFF一\r\n二\n\n三'));
    expect(texts).toEqual(['一', '二', '', '三']);
  });

  it('gives every whole line before a gzip file breaks off, and says where that is', async () => {
    for (const length of [PACKED.length - 4, PACKED.length >> 1, 200, 5]) {
      const { file, texts, error } = await readFile(PACKED.subarray(0, length));
      expect(texts).toEqual(LINES.slice(0, texts.length));
      expect(texts.length).toBeGreaterThanOrEqual(
        Math.floor((LINES.length * (length - 400)) / PACKED.length),
      );
      expect(error).toBeInstanceOf(ReplayError);
      for (const said of [file, `第 ${texts.length + 1} 行`, `line ${texts.length + 1},`, 'gzip -dc'])
        expect(error!.message).toContain(said);
    }
  });

  it('does not take an archive that never began for an empty file', async () => {
    const file = join(folder, 'lines.gz');
    writeFileSync(file, '');
    const { error } = await read(readLineLots(file, openInput(file)));
    expect(error).toBeInstanceOf(ReplayError);
    expect((await readFile(Buffer.alloc(0))).texts).toEqual([]);
  });

  it('says that a gzip file is damaged', async () => {
    const damaged = Buffer.from(PACKED);
    damaged.fill(0, 90_000, 91_000);
    const { file, error } = await readFile(damaged);
    expect(error).toBeInstanceOf(ReplayError);
    expect(error!.message).toContain(file);
    expect(error!.message).toContain('damaged');
  });
});

describe('readLineLots', () => {
  const lots = (...pieces: Buffer[]) => read(readLineLots('-', Readable.from(pieces)));

  it('tells gzip by its first bytes, however they come', async () => {
    const bytes = Array.from(gzipSync('一\n二\n'), (byte) => Buffer.from([byte]));
    expect(await lots(...bytes)).toEqual({ texts: ['一', '二'] });
    expect(await lots(Buffer.from('a'))).toEqual({ texts: ['a'] });
    expect(await lots()).toEqual({ texts: [] });
  });

  it('reads archives put one after another, and not what was put behind them', async () => {
    const two = [gzipSync('一\n'), gzipSync('二\n'), Buffer.alloc(100_000)];
    expect(await lots(...two)).toEqual({ texts: ['一', '二'] });
    expect(await lots(Buffer.concat(two))).toEqual({ texts: ['一', '二'] });
  });

  it('reads 50 MB in one line', async () => {
    const pieces = Array.from({ length: 800 }, () => Buffer.alloc(65_536, 'x'));
    const { texts } = await lots(...pieces, Buffer.from('\nb'));
    expect(texts.map(({ length }) => length)).toEqual([1_048_576, 1]);
  });
});
