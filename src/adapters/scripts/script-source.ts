import type { Script } from '../../core/script/script.js';
import type { ScriptSource } from '../../ports.js';
import { watchFolder, type FolderReading, type WatchedFolder } from '../folder/watch-folder.js';
import { parseScript } from './parse-script.js';

/** Scripts from a folder of Markdown files, read again whenever one changes. */
export type WatchedScripts = ScriptSource & WatchedFolder;

/** @throws when the folder cannot be read */
export async function createScriptSource(
  dir: string,
  { onRefused }: Pick<FolderReading<Script>, 'onRefused'>,
): Promise<WatchedScripts> {
  let current: readonly Script[] = [];
  const folder = await watchFolder<Script>(dir, {
    ending: '.md',
    parse: parseScript,
    onItems: (scripts) => {
      current = [...scripts].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    onRefused,
  });
  return { ...folder, current: () => current };
}
