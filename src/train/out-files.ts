import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { TrainError } from './train-error.js';

/** @returns where the card of a model goes: beside it, whatever that is called */
export function cardOf(file: string): string {
  const { dir, name, ext } = parse(file);
  return join(dir, ext === '' || ext === '.md' ? `${name}${ext}.md` : `${name}.md`);
}

/**
 * Learning takes minutes: whether what is learned can be kept is asked before.
 * @throws TrainError
 */
export async function checkPlace(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await access(dirname(file), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => true,
  );
  if (!isFile) throw unwritable(file, { code: 'EISDIR' });
}

/** @throws TrainError */
export async function save(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content).catch((error: unknown) => {
    throw unwritable(file, error);
  });
}

function unwritable(file: string, error: unknown): TrainError {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new TrainError(`写不了 ${file}（${code}），请换一个位置 / cannot write it: choose another place`);
}
