import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RuleBook } from '../../core/match/rule-book.js';
import type { FileRefused } from '../folder/file-refused.js';
import type { WatchedRules } from './rule-source.js';
import { createRuleSource } from './rule-source.js';

const yaml = (id: string, ...words: string[]) =>
  [
    'id: ' + id,
    'version: 1',
    'title: { zh: 测试, en: Test }',
    'severity: P2',
    'words:',
    ...words.map((w) => `  - ${w}`),
  ].join('\n');

let dir: string;
let source: WatchedRules | undefined;
let refusals: FileRefused[];
let onRefused: (refused: FileRefused) => void;

const write = (name: string, text: string) => writeFile(join(dir, name), text);
const open = async () =>
  (source = await createRuleSource(dir, { onRefused: (refused) => onRefused(refused) }));
const nextBook = (rules: WatchedRules) => new Promise<RuleBook>((resolve) => rules.onChange(resolve));
const nextRefusal = () => new Promise<FileRefused>((resolve) => (onRefused = resolve));
const wordsOf = (book: RuleBook) => Object.fromEntries(book.lists.map((list) => [list.id, list.words]));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rules-'));
  refusals = [];
  onRefused = (refused) => refusals.push(refused);
});

afterEach(async () => {
  await source?.close();
  source = undefined;
  await rm(dir, { recursive: true });
});

describe('createRuleSource', () => {
  it('reads every list of the folder, in order, under one version', async () => {
    await write('b.yaml', yaml('b', '坏了'));
    await write('a.yaml', yaml('a', '没声音'));
    await write('notes.txt', 'not a list');
    const { version, lists } = (await open()).current();
    expect(lists.map((list) => list.id)).toEqual(['a', 'b']);
    expect(lists[0]).toMatchObject({ version: '1', shadow: false, exceptions: [] });
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(refusals).toEqual([]);
  });

  it('takes changed, new and removed files while it runs', async () => {
    await write('a.yaml', yaml('a', '没声音'));
    const rules = await open();

    const changed = nextBook(rules);
    await write('a.yaml', yaml('a', '没声音', '黑屏'));
    expect(wordsOf(await changed)).toEqual({ a: ['没声音', '黑屏'] });

    const added = nextBook(rules);
    await write('b.yaml', yaml('b', '坏了'));
    expect(wordsOf(await added)).toEqual({ a: ['没声音', '黑屏'], b: ['坏了'] });

    const removed = nextBook(rules);
    await unlink(join(dir, 'a.yaml'));
    expect(wordsOf(await removed)).toEqual({ b: ['坏了'] });
    expect(wordsOf(rules.current())).toEqual({ b: ['坏了'] });
  });

  it('refuses a broken file with its line, keeps the last good version and takes the mended one', async () => {
    await write('a.yaml', yaml('a', '没声音'));
    const rules = await open();
    const before = rules.current();

    const refusal = nextRefusal();
    await write('a.yaml', yaml('a', '没声音', '卡'));
    expect((await refusal).message).toMatch(/a\.yaml:7: .*“卡”.*不足两个字/);
    expect(rules.current()).toBe(before);

    const mended = nextBook(rules);
    await write('a.yaml', yaml('a', '没声音', '卡住了'));
    expect(wordsOf(await mended)).toEqual({ a: ['没声音', '卡住了'] });
  });

  it('starts without a file that is broken from the beginning', async () => {
    await write('a.yaml', yaml('a', '没声音'));
    await write('b.yaml', 'id: b\nwords: [');
    expect(wordsOf((await open()).current())).toEqual({ a: ['没声音'] });
    expect(refusals.map((refused) => refused.line)).toEqual([2]);
  });

  it('says so when there is no such folder', async () => {
    await expect(createRuleSource(join(dir, 'nowhere'), { onRefused })).rejects.toThrow('ENOENT');
  });
});
