import { basename, join } from 'node:path';
import { createGuard, type TextGuard } from '../../core/guard/check-text.js';
import { FINDING_KINDS, type FindingKind } from '../../core/guard/finding.js';
import type { GuardLists } from '../../core/guard/guard-list.js';
import { compileRules } from '../../core/match/compile-rules.js';
import type { RuleSource, WordGuard } from '../../ports.js';
import { FileRefused } from '../folder/file-refused.js';
import { watchFolder, type FolderReading, type WatchedFolder } from '../folder/watch-folder.js';
import { parseGuardList } from './parse-guard-list.js';

/**
 * The guard as a folder of YAML files and the rule lists say, made anew whenever one of them changes. A file that cannot be
 * read does not keep the desk from starting; without a last good version, its kind is found in every text.
 */
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
  const broken = new Set<FindingKind>();
  const renew = (): void => {
    const read = lists.map(({ kind }) => kind);
    const unread = [...broken].filter((kind) => !read.includes(kind));
    guard = guardOf({ lists, unread }, rules, (kind, list) =>
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
    onRefused: (refused) => {
      const kind = FINDING_KINDS.find((known) => known === basename(refused.file, '.yaml'));
      if (kind !== undefined) broken.add(kind);
      onRefused(refused);
    },
  });
  rules.onChange(renew);
  return { ...folder, check: (text, audience) => guard(text, audience) };
}

function guardOf(
  { lists, unread }: { readonly lists: GuardLists; readonly unread: readonly FindingKind[] },
  rules: RuleSource,
  onMissing: (kind: string, list: string) => void,
): TextGuard {
  const book = rules.current();
  const named = lists.flatMap(({ kind, lists: inIt }) => inIt.map(({ list }) => ({ kind, list })));
  const missing = named.filter(({ list }) => !book.lists.some(({ id }) => id === list));
  for (const { kind, list } of missing) onMissing(kind, list);
  const counting = book.lists.filter(({ id }) => named.some(({ list }) => list === id));
  const halfRead = missing.map(({ kind }) => kind);
  return createGuard(lists, compileRules({ ...book, lists: counting }), [
    ...new Set([...unread, ...halfRead]),
  ]);
}
