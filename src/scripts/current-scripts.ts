import { Inject, Injectable } from '@nestjs/common';
import type {
  EditedScript,
  LibraryEntry,
  LibraryParts,
  ScriptText,
  ScriptVersion,
} from '../core/script/library.js';
import { libraryOf, scriptsInForce } from '../core/script/library.js';
import type { Script } from '../core/script/script.js';
import { ScriptRefused } from '../core/script/script-refused.js';
import type { ScriptFiles, ScriptFormat, ScriptSource, ScriptStore } from '../ports.js';
import { keepReading } from '../upkeep/keep-reading.js';
import { SCRIPT_FILES, SCRIPT_FORMAT, SCRIPT_STORE } from '../tokens.js';

/** What one process saves the others have this soon. */
const EVERY_MS = 1_000;

type Edits = Pick<LibraryParts, 'edited' | 'archived'>;

/**
 * The scripts as files and people have them, as of a second ago. While the database is away those last known stay; the
 * files go on being read.
 */
@Injectable()
export class CurrentScripts implements ScriptSource {
  private edits: Edits = { edited: [], archived: [] };
  /** By `id@version`; undefined: it can no longer be read, the one before it or the file stands in. */
  private read = new Map<string, EditedScript | undefined>();
  private numbers: ReadonlyMap<string, number> = new Map();
  private shown: { readonly files: readonly ScriptText[]; readonly edits: Edits } | undefined;
  private entries: readonly LibraryEntry[] = [];
  private scripts: readonly Script[] = [];
  private looking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SCRIPT_FILES) private readonly files: ScriptFiles,
    @Inject(SCRIPT_STORE) private readonly store: Pick<ScriptStore, 'overview' | 'version'>,
    @Inject(SCRIPT_FORMAT) private readonly format: ScriptFormat,
  ) {}

  /**
   * @param onError is told of a look that failed; the next one follows
   * @returns stops it
   */
  async start(onError: (error: unknown) => void): Promise<() => Promise<void>> {
    return await keepReading(async () => await this.refresh(), EVERY_MS, onError);
  }

  current(): readonly Script[] {
    this.show();
    return this.scripts;
  }

  /** All of them, archived ones too, by id. */
  library(): readonly LibraryEntry[] {
    this.show();
    return this.entries;
  }

  entry(scriptId: string): LibraryEntry | undefined {
    return this.library().find(({ id }) => id === scriptId);
  }

  /** @returns the number of the last version written in the console, whether it can be read or not; 0: none */
  lastNumber(scriptId: string): number {
    return this.numbers.get(scriptId) ?? 0;
  }

  /** Looks now. @throws when the store cannot be read; what was known stays */
  async refresh(): Promise<void> {
    // One after the other: what is seen never goes back.
    const look = this.looking.then(async () => await this.look());
    this.looking = look.catch(() => undefined);
    await look;
  }

  private async look(): Promise<void> {
    const { latest, archived } = await this.store.overview();
    const read = new Map<string, EditedScript | undefined>();
    for (const { scriptId, version } of latest) {
      const key = `${scriptId}@${version}`;
      if (this.read.has(key)) read.set(key, this.read.get(key));
      else read.set(key, this.understood(await this.store.version(scriptId, version)));
    }
    this.read = read;
    this.numbers = new Map(latest.map(({ scriptId, version }) => [scriptId, version]));
    this.edits = { edited: [...read.values()].filter((edit) => edit !== undefined), archived };
  }

  private understood(version: ScriptVersion | undefined): EditedScript | undefined {
    if (version?.author === undefined) return undefined;
    const { scriptId, source, author, at, note } = version;
    try {
      const script = this.format.parse(scriptId, source);
      return { script, source, author, at, ...(note !== undefined && { note }) };
    } catch (error) {
      // A later release may be stricter than the one that took it.
      if (error instanceof ScriptRefused) return undefined;
      throw error;
    }
  }

  private show(): void {
    const now = { files: this.files.current(), edits: this.edits };
    if (this.shown?.files === now.files && this.shown.edits === now.edits) return;
    this.entries = libraryOf({ files: now.files, ...now.edits });
    this.scripts = scriptsInForce(this.entries);
    this.shown = now;
  }
}
