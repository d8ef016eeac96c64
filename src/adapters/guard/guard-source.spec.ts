import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileRefused } from '../folder/file-refused.js';
import { createRuleSource, type WatchedRules } from '../rules/rule-source.js';
import { createGuardSource, type WatchedGuard } from './guard-source.js';

const guardFile = (word: string) => `rules:
  - id: word
    reason: { zh: 原因, en: Reason }
    find: [${word}]
`;
const LISTED = `lists:
  - list: abuse
    reason: { zh: 词表, en: List }
`;
const ruleList = (id: string, ...words: string[]) => `id: ${id}
version: 1
title: { zh: 测试, en: Test }
severity: P2
words: [${words.join(', ')}]
`;

let dirs: string[];
let rules: WatchedRules;
let guard: WatchedGuard | undefined;
let refused: FileRefused[];

const open = async (): Promise<WatchedGuard> => {
  const onRefused = (error: FileRefused): void => void refused.push(error);
  rules = await createRuleSource(dirs[1]!, { onRefused });
  return (guard = await createGuardSource(dirs[0]!, rules, { onRefused }));
};
const inGuard = (name: string) => join(dirs[0]!, name);
const inRules = (name: string) => join(dirs[1]!, name);
const found = (text: string) => guard!.check(text, 'room').map(({ rule }) => rule);

beforeEach(async () => {
  dirs = [await mkdtemp(join(tmpdir(), 'guard-')), await mkdtemp(join(tmpdir(), 'rules-'))];
  refused = [];
});
afterEach(async () => {
  await guard?.close();
  guard = undefined;
  await rules?.close();
  for (const dir of dirs) await rm(dir, { recursive: true });
});

describe('createGuardSource', () => {
  it('reads the folder, and of the rule lists those that it names', async () => {
    await writeFile(inGuard('promise.yaml'), guardFile('保证'));
    await writeFile(inGuard('keyword.yaml'), LISTED);
    await writeFile(inRules('abuse.yaml'), ruleList('abuse', '傻子'));
    await writeFile(inRules('quality.yaml'), ruleList('quality', '假货'));
    await open();
    expect(found('保证没有假货,傻子')).toEqual(['promise.word', 'keyword.abuse']);
    expect(refused).toEqual([]);
  });

  it('takes what changes in either folder without a restart', async () => {
    await writeFile(inGuard('promise.yaml'), guardFile('保证'));
    await writeFile(inGuard('keyword.yaml'), LISTED);
    await writeFile(inRules('abuse.yaml'), ruleList('abuse', '傻子'));
    await open();
    await writeFile(inGuard('promise.yaml'), guardFile('发誓'));
    await until(() => found('发誓').length > 0 && found('保证').length === 0);
    await writeFile(inRules('abuse.yaml'), ruleList('abuse', '笨蛋'));
    await until(() => found('笨蛋').length > 0 && found('傻子').length === 0);
    await unlink(inGuard('promise.yaml'));
    await until(() => found('发誓').length === 0);
    expect(refused).toEqual([]);
  });

  it('keeps the last good version of a file that broke, and says where it broke', async () => {
    await writeFile(inGuard('promise.yaml'), guardFile('保证'));
    await open();
    await writeFile(inGuard('promise.yaml'), guardFile('保证*'));
    await until(() => refused.length > 0);
    expect(refused[0]).toMatchObject({ file: inGuard('promise.yaml'), line: 4 });
    expect(found('保证')).toEqual(['promise.word']);
  });

  it('says when it names a list that rules do not have', async () => {
    await writeFile(inGuard('keyword.yaml'), LISTED);
    await open();
    expect(refused.map(({ message }) => message)).toEqual([expect.stringContaining('abuse')]);
    expect(found('今晚加场')).toEqual(['keyword.unread']);
    await writeFile(inRules('abuse.yaml'), ruleList('abuse', '傻子'));
    await until(() => found('今晚加场').length === 0);
  });

  it('starts with a broken file, and says of every text what was not looked for, until it is mended', async () => {
    await writeFile(inGuard('promise.yaml'), guardFile('保证*'));
    await writeFile(inGuard('absolute.yaml'), guardFile('最好'));
    await open();
    expect(refused).toMatchObject([{ file: inGuard('promise.yaml'), line: 4 }]);
    expect(found('最好的')).toEqual(['absolute.word', 'promise.unread']);
    expect(guard!.check('明天见', 'room')).toMatchObject([
      { kind: 'promise', start: 0, end: 3, blocks: false },
    ]);
    await writeFile(inGuard('promise.yaml'), guardFile('保证'));
    await until(() => found('保证').join() === 'promise.word');
  });

  it('blocks what is not filled, whatever the folder says', async () => {
    await open();
    expect(guard!.check('{{time}} 前答复', 'host')).toMatchObject([{ rule: 'unfilled.place', blocks: true }]);
  });

  it('says when there is no folder', async () => {
    rules = await createRuleSource(dirs[1]!, { onRefused: () => undefined });
    const nowhere = inGuard('nowhere');
    await expect(createGuardSource(nowhere, rules, { onRefused: () => undefined })).rejects.toThrow('ENOENT');
  });
});

/** Looks again every few milliseconds, for at most ten seconds. */
async function until(met: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !met();) {
    if (Date.now() > deadline) throw new Error('not met within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
