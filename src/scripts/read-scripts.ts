import { Inject, Injectable } from '@nestjs/common';
import { compensationOf, type Compensation } from '../core/script/compensation.js';
import { diffSources, type DiffLine } from '../core/script/diff-sources.js';
import { fillScript, type FilledScript } from '../core/script/fill-script.js';
import type { ArchivedScript, FileState, LibraryEntry, ScriptVersion } from '../core/script/library.js';
import type { Script } from '../core/script/script.js';
import type { ScriptFormat, ScriptStore } from '../ports.js';
import { SCRIPT_FORMAT, SCRIPT_STORE } from '../tokens.js';
import { CurrentScripts } from './current-scripts.js';
import { ScriptNotFound } from './script-errors.js';

/** A version by its number, or what the file holds now. */
export type VersionRef = number | 'file';

/** A script as a list shows it: all but its text. */
export type ScriptSummary = Omit<Script, 'steps'> &
  Pick<LibraryEntry, 'origin'> &
  Partial<Pick<ScriptVersion, 'author' | 'at' | 'note'>> & {
    readonly fileState: FileState;
    readonly fileVersion?: number;
    readonly archived?: ArchivedScript;
  };

export interface ScriptDetail extends ScriptSummary, Pick<Script, 'steps'> {
  readonly source: string;
}

/** What the file holds has no time and no author but in the checkout. */
export type VersionSummary = Pick<ScriptVersion, 'version' | 'origin'> &
  Partial<Pick<ScriptVersion, 'author' | 'at' | 'note'>> & { readonly inForce: boolean };

export interface ScriptPreview extends FilledScript {
  readonly compensation?: Compensation;
}

/** What people look at before and after they edit. All throw ScriptNotFound. */
@Injectable()
export class ReadScripts {
  constructor(
    private readonly current: CurrentScripts,
    @Inject(SCRIPT_STORE) private readonly store: Pick<ScriptStore, 'versions' | 'version'>,
    @Inject(SCRIPT_FORMAT) private readonly format: ScriptFormat,
  ) {}

  /** By id, archived ones too. */
  list(): readonly ScriptSummary[] {
    return this.current.library().map(summaryOf);
  }

  detail(scriptId: string): ScriptDetail {
    return detailOf(this.found(scriptId));
  }

  /** Newest first; what stands in the file is among them, kept or not. */
  async versions(scriptId: string): Promise<readonly VersionSummary[]> {
    const { inForce, origin, file } = this.found(scriptId);
    const kept = await this.store.versions(scriptId);
    const isInForce = (one: Pick<ScriptVersion, 'version' | 'origin'>): boolean =>
      one.version === inForce.script.version && one.origin === origin;
    const listed = kept.map((one) => versionSummary(one, isInForce(one)));
    if (!file || kept.some(({ source }) => source === file.source)) return listed;
    const inFile = { version: file.script.version, origin: 'file' } as const;
    return [versionSummary(inFile, isInForce(inFile)), ...listed].sort((a, b) => b.version - a.version);
  }

  async source(scriptId: string, ref: VersionRef): Promise<string> {
    const { file } = this.found(scriptId);
    if (ref === 'file' && file) return file.source;
    const kept = ref === 'file' ? undefined : await this.store.version(scriptId, ref);
    if (kept) return kept.source;
    if (file?.script.version === ref) return file.source;
    throw new ScriptNotFound(`${scriptId} v${ref}`);
  }

  async diff(scriptId: string, from: VersionRef, to: VersionRef): Promise<readonly DiffLine[]> {
    const [before, after] = await Promise.all([this.source(scriptId, from), this.source(scriptId, to)]);
    return diffSources(before, after);
  }

  /**
   * A text as it would read.
   * @param values by variable name; the examples stand for the rest
   * @throws ScriptRefused
   */
  preview(scriptId: string, source: string, values: Readonly<Record<string, string>>): ScriptPreview {
    const script = this.format.parse(scriptId, source);
    const examples = Object.fromEntries(script.variables.map(({ name, example }) => [name, example]));
    const filled = fillScript(script, { ...examples, ...values });
    const compensation = compensationOf(script, filled.filled);
    return { ...filled, ...(compensation && { compensation }) };
  }

  private found(scriptId: string): LibraryEntry {
    const entry = this.current.entry(scriptId);
    if (entry === undefined) throw new ScriptNotFound(scriptId);
    return entry;
  }
}

export function detailOf(entry: LibraryEntry): ScriptDetail {
  const { script, source } = entry.inForce;
  return { ...summaryOf(entry), steps: script.steps, source };
}

function versionSummary(
  { version, origin, author, at, note }: Omit<VersionSummary, 'inForce'>,
  inForce: boolean,
): VersionSummary {
  return { version, origin, ...present({ author, at, note }), inForce };
}

function summaryOf({ inForce, origin, file, edited, fileState, archived }: LibraryEntry): ScriptSummary {
  const { id, version, title, causes, grades, audience, when, variantOf, variables, compensation } =
    inForce.script;
  const by = origin === 'edited' ? edited : undefined;
  return {
    ...{ id, version, title, causes, grades, audience, when, variables, compensation, origin, fileState },
    ...present({ variantOf, author: by?.author, at: by?.at, note: by?.note }),
    ...present({ fileVersion: file?.script.version, archived }),
  };
}

/** Without what is not there. */
function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
