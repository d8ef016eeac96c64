import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EvalError } from './eval-error.js';
import { SETS, type LabelledSet } from './sets.js';

export interface FoundSet {
  readonly set: LabelledSet;
  readonly file: string;
}

/**
 * The files of a folder that some set describes, in the order of the sets: `STEM.jsonl`, `STEM.dev.jsonl.gz`,
 * `STEM.anything.tsv` …
 * @throws EvalError when the folder cannot be read or holds none
 */
export async function findSets(dir: string): Promise<FoundSet[]> {
  const names = await namesIn(dir);
  const found = SETS.flatMap((set) =>
    names.filter((name) => belongsTo(set, name)).map((name) => ({ set, file: join(dir, name) })),
  );
  if (found.length > 0) return found;
  const wanted = SETS.map(({ stem, ending }) => `${stem}*${ending}`).join(' ');
  throw new EvalError(
    `文件夹 ${dir} 里没有认得的数据，应有（可为 .gz）：${wanted}`,
    `no labelled file in ${dir}, wants some of these, plain or .gz`,
  );
}

/** @throws EvalError when the folder cannot be read */
export async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).sort();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new EvalError(
      `读不了文件夹 ${dir}（${code}），请检查路径`,
      `cannot read the folder ${dir}: check the path`,
    );
  }
}

function belongsTo({ stem, ending }: LabelledSet, file: string): boolean {
  const name = basename(file, '.gz');
  const middle = name.slice(stem.length, -ending.length);
  return name.startsWith(stem) && name.endsWith(ending) && (middle === '' || middle.startsWith('.'));
}
