import { In, IsNull, type DataSource } from 'typeorm';

import type { AccessKey } from '../../core/access/key.js';
import type { AuditEntry } from '../../core/audit/audit-entry.js';
import type { KeyStore, KnownKey } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { AccessKeyRow, keyFromRow, keyToRow } from './rows/access-key-row.js';
import { personFromRow, PersonRow } from './rows/person-row.js';

export class PostgresKeyStore implements KeyStore {
  constructor(private readonly dataSource: DataSource) {}

  async keys(): Promise<readonly KnownKey[]> {
    const { manager } = this.dataSource;
    const rows = await manager.find(AccessKeyRow, { order: { createdAt: 'DESC', id: 'DESC' } });
    const names = [...new Set(rows.map(({ owner }) => owner))];
    const owners = await manager.findBy(PersonRow, { name: In(names) });
    const byName = new Map(owners.map((row) => [row.name, personFromRow(row)]));
    // People are never deleted, so every key has its owner.
    return rows.map((row) => ({ key: keyFromRow(row), hash: row.keyHash, owner: byName.get(row.owner)! }));
  }

  async add(key: AccessKey, hash: string, audit: AuditEntry): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(AccessKeyRow, keyToRow(key, hash));
      await appendAudit(manager, [audit]);
    });
  }

  revoke(id: string, at: number, auditOf: (key: AccessKey) => AuditEntry): Promise<AccessKey | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(AccessKeyRow, { id, revokedAt: IsNull() }, { revokedAt: at });
      if (affected === 0) return undefined;
      const key = keyFromRow(await manager.findOneByOrFail(AccessKeyRow, { id }));
      await appendAudit(manager, [auditOf(key)]);
      return key;
    });
  }

  async used(ids: readonly string[], at: number): Promise<void> {
    await this.dataSource.manager.update(AccessKeyRow, { id: In(ids) }, { lastUsedAt: at });
  }
}
