import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileRefused } from '../folder/file-refused.js';
import type { WatchedScripts } from './script-files.js';
import { openScriptFiles } from './script-files.js';

function fileOf(id: string, version: number | string) {
  return `---
id: ${id}
version: ${version}
title: { zh: 致歉, en: Apology }
causes: [av_fault]
grades: [P0]
audience: room
---

## acknowledge

看到了。

## explain

在查。

## improve

在换线路。

## act

恢复后重讲。
`;
}

describe('openScriptFiles', () => {
  let folder: string;
  let source: WatchedScripts | undefined;
  let refused: FileRefused[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scripts-'));
    refused = [];
  });
  afterEach(async () => {
    await source?.close();
    source = undefined;
    rmSync(folder, { recursive: true });
  });

  const write = (id: string, version: number | string) =>
    writeFileSync(join(folder, `${id}.md`), fileOf(id, version));
  const watched = async () =>
    (source = await openScriptFiles(folder, { onRefused: (error) => refused.push(error) }));
  const versions = () => source!.current().map(({ script: { id, version } }) => `${id}@${version}`);

  it('reads the folder, and leaves out what is broken', async () => {
    write('b', 1);
    write('a', 3);
    write('broken', 'one');
    writeFileSync(join(folder, 'notes.txt'), 'not a script');
    await watched();
    expect(versions()).toEqual(['a@3', 'b@1']);
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining(`${join(folder, 'broken.md')}:3: version`),
    ]);
  });

  it('takes changed, new and removed files without a restart', async () => {
    write('a', 1);
    await watched();
    write('a', 2);
    await until(() => versions().includes('a@2'));
    write('b', 1);
    await until(() => versions().includes('b@1'));
    unlinkSync(join(folder, 'a.md'));
    await until(() => !versions().includes('a@2'));
    expect(refused).toEqual([]);
  });

  it('keeps the last good version of a file that broke, and says where it broke', async () => {
    write('a', 1);
    await watched();
    write('a', 'two');
    await until(() => refused.length > 0);
    expect(refused[0]).toMatchObject({ file: join(folder, 'a.md'), line: 3 });
    expect(versions()).toEqual(['a@1']);
    write('a', 2);
    await until(() => versions().includes('a@2'));
  });

  it('says when there is no folder', async () => {
    await expect(openScriptFiles(join(folder, 'nowhere'), { onRefused: () => undefined })).rejects.toThrow(
      'ENOENT',
    );
  });
});

/** Looks again every few milliseconds, for at most ten seconds. */
async function until(met: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !met();) {
    if (Date.now() > deadline) throw new Error('not met within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
