import { join } from 'node:path';
import { createGuard, type TextGuard } from '../../core/guard/check-text.js';
import type { GuardLists } from '../../core/guard/guard-list.js';
import { compileRules } from '../../core/match/compile-rules.js';
import type { RuleSource, WordGuard } from '../../ports.js';
import { FileRefused } from '../folder/file-refused.js';
import { watchFolder, type FolderReading, type WatchedFolder } from '../folder/watch-folder.js';
import { parseGuardList } from './parse-guard-list.js';

/** The guard as a folder of YAML files and the rule lists say, made anew whenever one of them changes. */
export type WatchedGuard = WordGuard & WatchedFolder;

/**
 * @param rules of them only the lists that the folder names are compiled
 * @throws when the folder cannot be read
 */
export async function createGuardSource(
  dir: string,
  rules: RuleSource,
  { onRefused }: Pick<FolderReading<unknown>, 'onRefused'>,
): Promise<WatchedGuard> {
  let lists: GuardLists = [];
  let guard: TextGuard = () => [];
  const renew = (): void => {
    guard = guardOf(lists, rules, (kind, list) =>
      onRefused(new FileRefused(join(dir, `${kind}.yaml`), 1, `没有这个词表 / no such rule list: ${list}`)),
    );
  };
  const folder = await watchFolder(dir, {
    ending: '.yaml',
    parse: parseGuardList,
    onItems: (read) => {
      lists = read;
      renew();
    },
    onRefused,
  });
  rules.onChange(renew);
  return { ...folder, check: (text, audience) => guard(text, audience) };
}

function guardOf(
  lists: GuardLists,
  rules: RuleSource,
  onMissing: (kind: string, list: string) => void,
): TextGuard {
  const book = rules.current();
  const named = lists.flatMap(({ kind, lists: inIt }) => inIt.map(({ list }) => ({ kind, list })));
  for (const { kind, list } of named) {
    if (!book.lists.some(({ id }) => id === list)) onMissing(kind, list);
  }
  const counting = book.lists.filter(({ id }) => named.some(({ list }) => list === id));
  return createGuard(lists, compileRules({ ...book, lists: counting }));
}
