import { accessSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { watch } from 'chokidar';
import { FileRefused } from './file-refused.js';

export interface FolderReading<Item> {
  /** Files with another ending are none of ours. */
  readonly ending: `.${string}`;
  /** @throws FileRefused saying which line is to blame */
  readonly parse: (file: string, source: string) => Item;
  /** Told of all items in the order of their files: when all are read, and after every change. */
  readonly onItems: (items: readonly Item[]) => void;
  /** Told of every file that cannot be used; its last good version, if there is one, stays in force. */
  readonly onRefused: (refused: FileRefused) => void;
}

export interface WatchedFolder {
  close(): Promise<void>;
}

/**
 * Reads one item from each file of a folder and watches it. Resolves when all are read and no later change can
 * be missed.
 * @throws when the folder cannot be read
 */
export async function watchFolder<Item>(dir: string, reading: FolderReading<Item>): Promise<WatchedFolder> {
  // A watcher would wait in silence for a folder that is not there.
  accessSync(dir);
  const items = new Map<string, Item>();
  const tell = (): void =>
    reading.onItems([...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item));
  const load = (file: string): boolean => readInto(items, file, reading);

  // An editor writes in steps: wait until the file rests, or a half-written one would be refused.
  const watcher = watch(dir, {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
  });
  const changed = (file: string): void => void (load(file) && tell());
  watcher.on('add', changed).on('change', changed);
  watcher.on('unlink', (file) => void (items.delete(basename(file)) && tell()));
  watcher.on('error', (error) => {
    const why = `无法监视文件夹，改动要重启才生效 / cannot watch the folder, changes need a restart: ${String(error)}`;
    reading.onRefused(new FileRefused(dir, 1, why));
  });
  // Watch first, read second: a change between the two is read, and perhaps told once more.
  await new Promise<void>((ready) => watcher.once('ready', ready));
  for (const file of readdirSync(dir)) load(join(dir, file));
  tell();
  return { close: async () => await watcher.close() };
}

/** @returns whether the file brought an item */
function readInto<Item>(items: Map<string, Item>, file: string, reading: FolderReading<Item>): boolean {
  if (!file.endsWith(reading.ending)) return false;
  try {
    items.set(basename(file), reading.parse(file, readFileSync(file, 'utf8')));
    return true;
  } catch (error) {
    const why = `读取失败 / cannot read: ${String(error)}`;
    reading.onRefused(error instanceof FileRefused ? error : new FileRefused(file, 1, why));
    return false;
  }
}
