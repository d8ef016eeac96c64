import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { watch } from 'chokidar';
import type { Script } from '../../core/script/script.js';
import type { ScriptSource } from '../../ports.js';
import { parseScript } from './parse-script.js';
import { ScriptRefused } from './script-refused.js';

export interface ScriptSourceOptions {
  /** Told of every file that cannot be used; its last good version, if there is one, stays in force. */
  readonly onRefused: (refused: ScriptRefused) => void;
}

/** Scripts from a folder of Markdown files, read again whenever one changes. */
export interface WatchedScripts extends ScriptSource {
  close(): Promise<void>;
}

/**
 * Reads every `*.md` of the folder and watches it. Resolves when all are read and no later change can be missed.
 * @throws when the folder cannot be read
 */
export async function createScriptSource(
  dir: string,
  { onRefused }: ScriptSourceOptions,
): Promise<WatchedScripts> {
  const scripts = new Map<string, Script>();
  let current: readonly Script[] = [];
  const publish = () => {
    current = [...scripts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const load = (file: string) => {
    if (!file.endsWith('.md')) return;
    try {
      scripts.set(basename(file), parseScript(file, readFileSync(file, 'utf8')));
      publish();
    } catch (error) {
      onRefused(
        error instanceof ScriptRefused
          ? error
          : new ScriptRefused(file, 1, `读取失败 / cannot read: ${String(error)}`),
      );
    }
  };
  const drop = (file: string) => {
    if (scripts.delete(basename(file))) publish();
  };

  // An editor writes in steps: wait until the file rests, or a half-written one would be refused.
  const watcher = watch(dir, {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
  });
  watcher.on('add', load).on('change', load).on('unlink', drop);
  watcher.on('error', (error) => {
    onRefused(
      new ScriptRefused(
        dir,
        1,
        `无法监视文件夹，改动要重启才生效 / cannot watch the folder: ${String(error)}`,
      ),
    );
  });
  // Watch first, read second: a change between the two is read, and perhaps told once more.
  await new Promise<void>((ready) => watcher.once('ready', ready));
  try {
    for (const file of readdirSync(dir)) load(join(dir, file));
  } catch (error) {
    await watcher.close();
    throw error;
  }
  return { current: () => current, close: () => watcher.close() };
}
