import type { ScriptText } from '../../core/script/library.js';
import type { ScriptFiles } from '../../ports.js';
import { watchFolder, type FolderReading, type WatchedFolder } from '../folder/watch-folder.js';
import { parseScript } from './parse-script.js';

/** Scripts from a folder of Markdown files, read again whenever one changes. */
export type WatchedScripts = ScriptFiles & WatchedFolder;

/** @throws when the folder cannot be read */
export async function openScriptFiles(
  dir: string,
  { onRefused }: Pick<FolderReading<ScriptText>, 'onRefused'>,
): Promise<WatchedScripts> {
  let current: readonly ScriptText[] = [];
  const folder = await watchFolder<ScriptText>(dir, {
    ending: '.md',
    parse: (file, source) => ({ script: parseScript(file, source), source }),
    onItems: (files) => {
      current = files;
    },
    onRefused,
  });
  return { ...folder, current: () => current };
}
