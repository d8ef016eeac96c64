import type { EntityManager } from 'typeorm';

import type { AuditEntry } from '../../core/audit/audit-entry.js';
import { AuditRow, auditToRow } from './rows/audit-row.js';

/** @param manager of the transaction that changes what the entries tell */
export async function appendAudit(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length > 0) await manager.insert(AuditRow, entries.map(auditToRow));
}
