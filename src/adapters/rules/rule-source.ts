import { createHash } from 'node:crypto';
import { accessSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { watch } from 'chokidar';
import type { KeywordList, RuleBook } from '../../core/match/rule-book.js';
import type { RuleSource } from '../../ports.js';
import { parseRuleList } from './parse-rule-list.js';
import { RuleListRefused } from './rule-list-refused.js';

export interface RuleSourceOptions {
  /** Told of every file that cannot be used; its last good version, if there is one, stays in force. */
  readonly onRefused: (refused: RuleListRefused) => void;
}

/** Keyword lists from a folder of YAML files, read again whenever one changes. */
export interface WatchedRules extends RuleSource {
  close(): Promise<void>;
}

/**
 * Reads every `*.yaml` of the folder and watches it. Resolves when all are read and no later change can be missed.
 * @throws when the folder cannot be read
 */
export async function createRuleSource(dir: string, { onRefused }: RuleSourceOptions): Promise<WatchedRules> {
  // A watcher would wait in silence for a folder that is not there.
  accessSync(dir);
  const lists = new Map<string, KeywordList>();
  const listeners: ((book: RuleBook) => void)[] = [];
  let current = bookOf(lists);

  const publish = () => {
    const book = bookOf(lists);
    if (book.version === current.version) return;
    current = book;
    for (const listener of listeners) listener(book);
  };
  const load = (file: string) => {
    if (!file.endsWith('.yaml')) return;
    try {
      lists.set(basename(file), parseRuleList(file, readFileSync(file, 'utf8')));
    } catch (error) {
      onRefused(refusalOf(file, error));
      return;
    }
    publish();
  };
  const drop = (file: string) => {
    if (lists.delete(basename(file))) publish();
  };

  // An editor writes in steps: wait until the file rests, or a half-written one would be refused.
  const watcher = watch(dir, {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
  });
  watcher.on('add', load).on('change', load).on('unlink', drop);
  watcher.on('error', (error) => {
    const why = `无法监视文件夹,改动要重启才生效 / cannot watch the folder, changes need a restart: ${String(error)}`;
    onRefused(new RuleListRefused(dir, 1, why));
  });
  // Watch first, read second: a change between the two is read, and perhaps told once more.
  await new Promise<void>((ready) => watcher.once('ready', ready));
  for (const file of readdirSync(dir)) load(join(dir, file));

  return {
    current: () => current,
    onChange: (listener) => void listeners.push(listener),
    close: () => watcher.close(),
  };
}

/** Lists in the order of their ids; the version is a hash of all that they say. */
function bookOf(lists: ReadonlyMap<string, KeywordList>): RuleBook {
  const sorted = [...lists.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const version = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
  return { version, lists: sorted };
}

function refusalOf(file: string, error: unknown): RuleListRefused {
  if (error instanceof RuleListRefused) return error;
  return new RuleListRefused(file, 1, `读取失败 / cannot read: ${String(error)}`);
}
