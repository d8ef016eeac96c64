import { readFileSync } from 'node:fs';
import { readDeskFile, type DeskFile } from './read-desk-file.js';

/** @throws FileRefused; what the system says when the file cannot be read */
export function openDesk(at: {
  readonly DESK_FILE: string;
  readonly deskVariables: Readonly<Record<string, string>>;
}): DeskFile {
  return readDeskFile(at.DESK_FILE, readFileSync(at.DESK_FILE, 'utf8'), at.deskVariables);
}
