import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { newId } from '../../src/adapters/ids/new-id.js';
import { openScriptFiles, type WatchedScripts } from '../../src/adapters/scripts/script-files.js';
import { SCRIPT_FORMAT_MARKDOWN } from '../../src/adapters/scripts/script-format.js';
import { PostgresScriptStore } from '../../src/adapters/store/postgres-script-store.js';
import { CurrentScripts } from '../../src/scripts/current-scripts.js';
import { ReadScripts } from '../../src/scripts/read-scripts.js';
import { ScriptCommands } from '../../src/scripts/script-commands.js';

export function sourceOf(id: string, version: number, said = '看到了。'): string {
  return `---
id: ${id}
version: ${version}
title: { zh: 致歉, en: Apology }
causes: [av_fault]
grades: [P0]
audience: room
---

## acknowledge

${said}

## explain

在查。

## improve

在换线路。

## act

恢复后重讲。
`;
}

/** One process: what it knows of scripts and what people do to them there. */
export class ScriptProcess {
  readonly current: CurrentScripts;
  readonly commands: ScriptCommands;
  readonly reading: ReadScripts;

  constructor(dataSource: DataSource, files: WatchedScripts, now: () => number) {
    const store = new PostgresScriptStore(dataSource);
    this.current = new CurrentScripts(files, store, SCRIPT_FORMAT_MARKDOWN);
    this.commands = new ScriptCommands(this.current, store, SCRIPT_FORMAT_MARKDOWN, { now }, newId);
    this.reading = new ReadScripts(this.current, store, SCRIPT_FORMAT_MARKDOWN);
  }

  /** What may be used, as `id@version`. */
  inForce(): readonly string[] {
    return this.current.current().map(({ id, version }) => `${id}@${version}`);
  }
}

/** A folder of scripts that all processes of a test read. */
export class ScriptFolder {
  private readonly dir = mkdtempSync(join(tmpdir(), 'scripts-'));
  files!: WatchedScripts;

  async open(): Promise<void> {
    this.files = await openScriptFiles(this.dir, { onRefused: () => undefined });
  }

  write(id: string, source: string): void {
    writeFileSync(join(this.dir, `${id}.md`), source);
  }

  remove(id: string): void {
    unlinkSync(join(this.dir, `${id}.md`));
  }

  async close(): Promise<void> {
    await this.files.close();
    rmSync(this.dir, { recursive: true });
  }
}
