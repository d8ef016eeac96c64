import type { ArchivedScript, LibraryEntry } from '../core/script/library.js';
import { SaidError } from '../core/said-error.js';
import { chinaTime } from '../core/china-time.js';

/** No script has this id, or none of its versions this number. */
export class ScriptNotFound extends SaidError {
  override readonly name = 'ScriptNotFound';

  constructor(what: string) {
    super({ zh: `没有这份话术：${what}`, en: `no such script: ${what}` });
  }
}

/** Somebody wrote another version after the person began to edit. Nothing was kept. */
export class ScriptEdited extends SaidError {
  override readonly name = 'ScriptEdited';

  constructor(entry: LibraryEntry | undefined) {
    super(entry === undefined ? GONE : toldOf(entry));
  }
}

const GONE = {
  zh: '您编辑的话术已不存在，请另存为新话术',
  en: 'the script that you edit is gone: save it as a new one',
};

function toldOf({ origin, inForce, edited }: LibraryEntry) {
  const { version } = inForce.script;
  if (origin === 'file' || !edited) {
    return {
      zh: `文件已是第 ${version} 版，请对照后再保存`,
      en: `the file has version ${version} now: compare, then save again`,
    };
  }
  const { author } = edited;
  const at = chinaTime(edited.at);
  return {
    zh: `${author} 在 ${at} 保存了第 ${version} 版，请对照后再保存`,
    en: `${author} saved version ${version} at ${at} (in China): compare, then save again`,
  };
}

/** It is out of use already. */
export class ScriptArchived extends SaidError {
  override readonly name = 'ScriptArchived';

  constructor({ by, at }: Pick<ArchivedScript, 'by' | 'at'>) {
    const time = chinaTime(at);
    super({ zh: `${by} 已在 ${time} 归档`, en: `${by} archived it at ${time} (in China)` });
  }
}

/** It is in use: there is nothing to restore. */
export class ScriptNotArchived extends SaidError {
  override readonly name = 'ScriptNotArchived';

  constructor(scriptId: string) {
    super({ zh: `话术没有归档：${scriptId}`, en: `the script is not archived: ${scriptId}` });
  }
}
