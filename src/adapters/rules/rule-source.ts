import { createHash } from 'node:crypto';
import type { KeywordList, RuleBook } from '../../core/match/rule-book.js';
import type { RuleSource } from '../../ports.js';
import { watchFolder, type FolderReading, type WatchedFolder } from '../folder/watch-folder.js';
import { parseRuleList } from './parse-rule-list.js';

/** Keyword lists from a folder of YAML files, read again whenever one changes. */
export type WatchedRules = RuleSource & WatchedFolder;

/** @throws when the folder cannot be read */
export async function createRuleSource(
  dir: string,
  { onRefused }: Pick<FolderReading<KeywordList>, 'onRefused'>,
): Promise<WatchedRules> {
  const listeners: ((book: RuleBook) => void)[] = [];
  let current: RuleBook = { version: '', lists: [] };
  const folder = await watchFolder<KeywordList>(dir, {
    ending: '.yaml',
    parse: parseRuleList,
    onItems: (lists) => {
      const book = bookOf(lists);
      if (book.version === current.version) return;
      current = book;
      for (const listener of listeners) listener(book);
    },
    onRefused,
  });
  return { ...folder, current: () => current, onChange: (listener) => void listeners.push(listener) };
}

/** Lists in the order of their ids; the version is a hash of all that they say. */
function bookOf(lists: readonly KeywordList[]): RuleBook {
  const sorted = [...lists].sort((a, b) => (a.id < b.id ? -1 : 1));
  const version = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
  return { version, lists: sorted };
}
