import { readFileSync } from 'node:fs';
import { FileRefused } from '../folder/file-refused.js';
import { readDeskFile, type DeskFile } from './read-desk-file.js';

/** @throws FileRefused, also when the file cannot be read */
export function openDesk(at: {
  readonly DESK_FILE: string;
  readonly deskVariables: Readonly<Record<string, string>>;
}): DeskFile {
  return readDeskFile(at.DESK_FILE, readText(at.DESK_FILE), at.deskVariables);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new FileRefused(file, 1, `读取失败，请检查 DESK_FILE / cannot read it, check DESK_FILE: ${code}`);
  }
}
