import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findSets } from './find-sets.js';
import { isHeldOut } from './held-out.js';
import { chooseRows } from './choose-rows.js';
import { readRows } from './read-rows.js';
import { findRecordings } from './room-figures.js';
import { SETS } from './sets.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changkong-eval-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const setOf = (id: string) => SETS.find((set) => set.id === id)!;

describe('findSets', () => {
  it('knows the files by how they begin and end', async () => {
    for (const name of [
      ...['spam-tg.jsonl', 'spam-tg.dev.jsonl.gz', 'room-comments.test.tsv', 'sentiment-os10.jsonl'],
      ...['spam-tgx.jsonl', 'room-comments.jsonl', 'README.md', 'spam-tg.jsonl.bak'],
    ])
      write(name, '');
    const found = await findSets(folder);
    expect(found.map(({ set, file }) => `${set.id} ${file.slice(folder.length + 1)}`)).toEqual([
      'os10 sentiment-os10.jsonl',
      'tg-spam spam-tg.dev.jsonl.gz',
      'tg-spam spam-tg.jsonl',
      'room-comments room-comments.test.tsv',
    ]);
  });

  it('says which files it wants when there are none, and which folder it misses', async () => {
    await expect(findSets(folder)).rejects.toThrow('sentiment-os10');
    await expect(findSets(join(folder, 'nowhere'))).rejects.toThrow('nowhere');
    await expect(findRecordings(folder)).rejects.toThrow(folder);
  });
});

describe('readRows', () => {
  it('reads plain and gzip files alike', async () => {
    const content = '\uFEFF{"text":"卡","label":"1"}\r\n\n{"text":"好","label":"0"}';
    const rows = [
      { line: 1, text: '卡', label: '1' },
      { line: 3, text: '好', label: '0' },
    ];
    const set = setOf('cold');
    expect(await readRows({ set, file: write('a', content) })).toEqual({ rows, bad: [] });
    expect(await readRows({ set, file: write('b', gzipSync(content)) })).toEqual({ rows, bad: [] });
  });

  it('tells of bad rows by their line and reads on', async () => {
    const file = write('a', '{\n{"text":"卡","label":"7"}\n{"text":"卡","label":"1"}\n');
    const { rows, bad } = await readRows({ set: setOf('cold'), file });
    expect(rows).toHaveLength(1);
    expect(bad.map(({ line }) => line)).toEqual([1, 2]);
    expect(bad[1]!.reason).toContain('7');
  });

  it('tells of a line that is no UTF-8, or longer than anything said, and reads on', async () => {
    const gbk = Buffer.concat([
      ...[Buffer.from('{"text":"'), Buffer.from([0xbf, 0xa8]), Buffer.from('","label":"1"}\n')],
    ]);
    const endless = Buffer.from(`{"text":"${'卡'.repeat(500_000)}","label":"1"}\n`);
    const good = Buffer.from('{"text":"卡","label":"1"}');
    const file = write('a', Buffer.concat([gbk, endless, good]));
    const { rows, bad } = await readRows({ set: setOf('cold'), file });
    expect(rows).toEqual([{ line: 3, text: '卡', label: '1' }]);
    expect(bad.map(({ line, reason }) => [line, reason])).toEqual([
      [1, expect.stringContaining('UTF-8')],
      [2, expect.stringContaining('1 MB')],
    ]);
  });

  it('does not take a broken archive for a short one', async () => {
    const file = write('a', gzipSync('{"text":"卡","label":"1"}\n'.repeat(1_000)).subarray(0, 40));
    await expect(readRows({ set: setOf('cold'), file })).rejects.toThrow(file);
  });
});

describe('chooseRows', () => {
  const texts = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

  it('measures what is held out unless told', async () => {
    const { isMeasured } = await chooseRows({ all: false });
    expect(texts.map(isMeasured)).toEqual(texts.map(isHeldOut));
    expect(texts.every((await chooseRows({ all: true })).isMeasured)).toBe(true);
  });

  it('measures what a file lists', async () => {
    const hash = createHash('sha256').update('三').digest('hex');
    const { isMeasured } = await chooseRows({ all: false, split: write('split', `${hash}\n\n`) });
    expect(texts.filter(isMeasured)).toEqual(['三']);
  });

  it('says which line of a split is wrong', async () => {
    await expect(chooseRows({ all: false, split: write('split', '\n三\n') })).rejects.toThrow('split:2');
    const gbk = write('split', Buffer.from([0xc8, 0xfd]));
    await expect(chooseRows({ all: false, split: gbk })).rejects.toThrow('split:1');
  });
});
