import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../core/access/person.js';
import type { AuditEntry, Origin } from '../core/audit/audit-entry.js';
import { auditOf } from '../core/audit/doer.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import type { LibraryEntry, ScriptVersion } from '../core/script/library.js';
import type { Clock, ScriptFormat, ScriptStore } from '../ports.js';
import { CLOCK, NEW_ID, SCRIPT_FORMAT, SCRIPT_STORE } from '../tokens.js';
import { CurrentScripts } from './current-scripts.js';
import { ScriptArchived, ScriptEdited, ScriptNotArchived, ScriptNotFound } from './script-errors.js';

/** Who asks, and from where. */
export interface Editor {
  readonly person: Pick<Person, 'name'>;
  readonly from: Origin;
}

export interface ScriptEdit {
  /** As its file would hold it; the version in it is ours to give. */
  readonly source: string;
  /** The version in force that the person began with; 0 for a new script. */
  readonly baseVersion: number;
  readonly note?: string;
}

/** What people do to scripts. What one saves is told to all processes within a second or two. */
@Injectable()
export class ScriptCommands {
  constructor(
    private readonly current: CurrentScripts,
    @Inject(SCRIPT_STORE) private readonly store: ScriptStore,
    @Inject(SCRIPT_FORMAT) private readonly format: ScriptFormat,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /** @throws ScriptRefused with the line; ScriptEdited when another version is in force by now */
  async edit(
    scriptId: string,
    { source, baseVersion, note }: ScriptEdit,
    editor: Editor,
  ): Promise<LibraryEntry> {
    await this.current.refresh();
    const before = this.current.entry(scriptId);
    if ((before?.inForce.script.version ?? 0) !== baseVersion) throw new ScriptEdited(before);
    // Of the same look as what the person began with: who saved since then has taken this number.
    const version = 1 + Math.max(baseVersion, this.current.lastNumber(scriptId));
    const at = this.clock.now();
    const written: ScriptVersion = {
      scriptId,
      version,
      origin: 'edited',
      author: editor.person.name,
      at,
      source: this.format.numbered(scriptId, source, version),
      ...(note !== undefined && { note }),
    };
    const change = {
      ...(before && { before: { version: baseVersion, origin: before.origin } }),
      after: { version },
    };
    try {
      await this.store.add(
        written,
        baseOf(before, at),
        this.entry('script.edited', scriptId, editor, note, change),
      );
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      await this.current.refresh();
      throw new ScriptEdited(this.current.entry(scriptId));
    }
    return await this.now(scriptId);
  }

  /** Takes it out of use. @throws ScriptNotFound, ScriptArchived */
  async archive(scriptId: string, why: string | undefined, editor: Editor): Promise<LibraryEntry> {
    const entry = await this.now(scriptId);
    if (entry.archived) throw new ScriptArchived(entry.archived);
    const archived = {
      scriptId,
      at: this.clock.now(),
      by: editor.person.name,
      ...(why !== undefined && { why }),
    };
    try {
      await this.store.archive(archived, this.entry('script.archived', scriptId, editor, why));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      throw new ScriptArchived((await this.now(scriptId)).archived ?? archived);
    }
    return await this.now(scriptId);
  }

  /** Puts it back into use. @throws ScriptNotFound, ScriptNotArchived */
  async restore(scriptId: string, why: string | undefined, editor: Editor): Promise<LibraryEntry> {
    await this.now(scriptId);
    try {
      await this.store.restore(scriptId, this.entry('script.restored', scriptId, editor, why));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      throw new ScriptNotArchived(scriptId);
    }
    return await this.now(scriptId);
  }

  private async now(scriptId: string): Promise<LibraryEntry> {
    await this.current.refresh();
    const entry = this.current.entry(scriptId);
    if (entry === undefined) throw new ScriptNotFound(scriptId);
    return entry;
  }

  private entry(
    action: string,
    scriptId: string,
    { person, from }: Editor,
    why: string | undefined,
    change: Pick<AuditEntry, 'before' | 'after'> = {},
  ): AuditEntry {
    const stamp = { id: this.newId(), at: this.clock.now() };
    const doer = { actor: { type: 'person', name: person.name } as const, from };
    return auditOf(stamp, doer, { action, subject: { type: 'script', id: scriptId }, ...change, why });
  }
}

/** What an edit began with is kept with it, so that the two can be compared when the file has long changed. */
function baseOf(before: LibraryEntry | undefined, at: number): ScriptVersion | undefined {
  if (before?.origin !== 'file') return undefined;
  const { script, source } = before.inForce;
  return { scriptId: script.id, version: script.version, origin: 'file', at, source };
}
