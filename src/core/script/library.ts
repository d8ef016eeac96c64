import type { Script } from './script.js';

/** Written into a file of the checkout, or in the console. */
export type ScriptOrigin = 'file' | 'edited';

/** A version as it is kept for ever. */
export interface ScriptVersion {
  readonly scriptId: string;
  readonly version: number;
  readonly origin: ScriptOrigin;
  /** Name of the person; a file's author is known to the checkout only. */
  readonly author?: string;
  /** ms; when it was written, or for a file when its text was first kept here. */
  readonly at: number;
  /** Why, in the author's words. */
  readonly note?: string;
  /** What a file holds, byte for byte. */
  readonly source: string;
}

/** The text of a script with what it says. */
export interface ScriptText {
  readonly script: Script;
  readonly source: string;
}

/** The latest version written in the console. */
export type EditedScript = ScriptText &
  Required<Pick<ScriptVersion, 'author' | 'at'>> &
  Pick<ScriptVersion, 'note'>;

/** A script that is out of use, for whom and since when. */
export interface ArchivedScript {
  readonly scriptId: string;
  readonly at: number;
  readonly by: string;
  readonly why?: string;
}

/**
 * How the file stands to what was written in the console: there is none; it says the same; it is waiting for an export;
 * it has a higher version, so that it is in force; it has the same version and says something else.
 */
export type FileState = 'none' | 'same' | 'older' | 'newer' | 'differs';

/** A script with all that is known of it. */
export interface LibraryEntry {
  readonly id: string;
  /** Which of the two is in force, or would be if it were not archived. */
  readonly origin: ScriptOrigin;
  readonly inForce: ScriptText;
  readonly file?: ScriptText;
  readonly edited?: EditedScript;
  readonly fileState: FileState;
  readonly archived?: ArchivedScript;
}

export interface LibraryParts {
  readonly files: readonly ScriptText[];
  readonly edited: readonly EditedScript[];
  readonly archived: readonly ArchivedScript[];
}

/**
 * What was written in the console goes before the file until the file's version is higher: whoever raises it in the
 * checkout has seen what was exported, or is shown the conflict here. Nothing is ever taken away by either.
 * @returns by id
 */
export function libraryOf({ files, edited, archived }: LibraryParts): readonly LibraryEntry[] {
  const fileOf = byId(files, ({ script }) => script.id);
  const editOf = byId(edited, ({ script }) => script.id);
  const archivedOf = byId(archived, ({ scriptId }) => scriptId);
  const ids = [...new Set([...fileOf.keys(), ...editOf.keys()])].sort();
  return ids.map((id) => {
    const file = fileOf.get(id);
    const edit = editOf.get(id);
    const away = archivedOf.get(id);
    const fileState = fileStateOf(file, edit);
    const isFile = edit === undefined || fileState === 'newer';
    return {
      id,
      origin: isFile ? 'file' : 'edited',
      inForce: (isFile ? file : edit)!,
      ...(file && { file }),
      ...(edit && { edited: edit }),
      fileState,
      ...(away && { archived: away }),
    };
  });
}

/** @returns the scripts that may be used */
export function scriptsInForce(library: readonly LibraryEntry[]): readonly Script[] {
  return library
    .filter(({ archived }) => archived === undefined)
    .map(({ origin, inForce: { script }, edited }) =>
      origin === 'edited' && edited !== undefined ? { ...script, writtenBy: edited.author } : script,
    );
}

function fileStateOf(file: ScriptText | undefined, edit: ScriptText | undefined): FileState {
  if (file === undefined) return 'none';
  if (edit === undefined || file.source === edit.source) return 'same';
  const ahead = file.script.version - edit.script.version;
  if (ahead === 0) return 'differs';
  return ahead > 0 ? 'newer' : 'older';
}

function byId<Item>(items: readonly Item[], idOf: (item: Item) => string): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [idOf(item), item]));
}
