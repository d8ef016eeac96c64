import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLines } from './read-lines.js';

describe('readLines', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lines-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzip', (text: string) => gzipSync(text)],
  ])('reads %s lines, without what an editor put before the first', async (_, packed) => {
    const file = join(folder, 'lines');
    writeFileSync(file, packed('\uFEFF一\r\n二\n\n三'));
    const lines: string[] = [];
    for await (const line of readLines(file)) lines.push(line);
    expect(lines).toEqual(['一', '二', '', '三']);
  });
});
