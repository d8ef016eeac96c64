import type { DataSource, EntityManager } from 'typeorm';

import type { AuditEntry } from '../../core/audit/audit-entry.js';
import { ConflictError } from '../../core/incident/conflict-error.js';
import type { ArchivedScript, ScriptVersion } from '../../core/script/library.js';
import type { ScriptStore } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { conflictIn } from './conflict-in.js';
import { archivedFromRow, ArchivedScriptRow, archivedToRow } from './rows/archived-script-row.js';
import { versionFromRow, ScriptVersionRow, versionToRow } from './rows/script-version-row.js';

export class PostgresScriptStore implements ScriptStore {
  constructor(private readonly dataSource: DataSource) {}

  async overview(): ReturnType<ScriptStore['overview']> {
    const [latest, archived] = await Promise.all([
      this.dataSource.query<{ script_id: string; version: number }[]>(
        `SELECT script_id, max(version) AS version FROM script_version
         WHERE origin = 'edited' GROUP BY script_id ORDER BY script_id`,
      ),
      this.dataSource.manager.find(ArchivedScriptRow, { order: { scriptId: 'ASC' } }),
    ]);
    return {
      latest: latest.map(({ script_id: scriptId, version }) => ({ scriptId, version })),
      archived: archived.map(archivedFromRow),
    };
  }

  async versions(scriptId: string): Promise<readonly ScriptVersion[]> {
    const rows = await this.dataSource.manager.find(ScriptVersionRow, {
      where: { scriptId },
      order: { version: 'DESC' },
    });
    return rows.map(versionFromRow);
  }

  async version(scriptId: string, version: number): Promise<ScriptVersion | undefined> {
    const row = await this.dataSource.manager.findOneBy(ScriptVersionRow, { scriptId, version });
    return row === null ? undefined : versionFromRow(row);
  }

  async add(version: ScriptVersion, base: ScriptVersion | undefined, audit: AuditEntry): Promise<void> {
    await this.change(audit, async (manager) => {
      if (base) {
        const insert = manager.createQueryBuilder().insert().into(ScriptVersionRow);
        await insert.values(versionToRow(base)).orIgnore().execute();
      }
      await manager.insert(ScriptVersionRow, versionToRow(version));
    });
  }

  async archive(archived: ArchivedScript, audit: AuditEntry): Promise<void> {
    await this.change(audit, async (manager) => {
      await manager.insert(ArchivedScriptRow, archivedToRow(archived));
    });
  }

  async restore(scriptId: string, audit: AuditEntry): Promise<void> {
    await this.change(audit, async (manager) => {
      const { affected } = await manager.delete(ArchivedScriptRow, { scriptId });
      if (affected === 0) throw new ConflictError(`script ${scriptId} 未归档 / is not archived`);
    });
  }

  private async change(audit: AuditEntry, write: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        await write(manager);
        await appendAudit(manager, [audit]);
      });
    } catch (error) {
      throw conflictIn(error) ?? error;
    }
  }
}
