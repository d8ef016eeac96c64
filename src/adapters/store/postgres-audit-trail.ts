import type { DataSource, SelectQueryBuilder } from 'typeorm';

import type { AuditEntry } from '../../core/audit/audit-entry.js';
import type { AuditFilter, AuditTrail } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { auditFromRow, AuditRow } from './rows/audit-row.js';

/** Each field of a filter as a condition; a field that is not given asks nothing. */
const CONDITIONS: Readonly<Record<keyof AuditFilter, string>> = {
  from: 'entry.at >= :from',
  to: 'entry.at < :to',
  by: `(entry.actor ->> 'name' = :by OR entry.actor ->> 'owner' = :by OR entry.actor ->> 'type' = :by AND :by = 'system')`,
  action: 'starts_with(entry.action, :action)',
  subjectType: 'entry.subject_type = :subjectType',
  subjectId: 'entry.subject_id = :subjectId',
  roomId: 'entry.room_id = :roomId',
  text: 'position(lower(:text) IN lower(entry.why)) > 0',
};

export class PostgresAuditTrail implements AuditTrail {
  constructor(private readonly dataSource: DataSource) {}

  append(entries: readonly AuditEntry[]): Promise<void> {
    return appendAudit(this.dataSource.manager, entries);
  }

  async read(
    filter: AuditFilter,
    limit: number,
    after?: Pick<AuditEntry, 'at' | 'id'>,
  ): Promise<readonly AuditEntry[]> {
    const query = this.dataSource.createQueryBuilder(AuditRow, 'entry');
    narrow(query, filter);
    // By time and id, not by counting: entries that come meanwhile move nothing, and the last page costs what the first does.
    if (after) {
      query.andWhere('(entry.at, entry.id) < (:at, :id)', { at: new Date(after.at), id: after.id });
    }
    const rows = await query
      .orderBy('entry.at', 'DESC')
      .addOrderBy('entry.id', 'DESC')
      .limit(limit)
      .getMany();
    return rows.map(auditFromRow);
  }
}

function narrow(query: SelectQueryBuilder<AuditRow>, filter: AuditFilter): void {
  for (const [field, condition] of Object.entries(CONDITIONS)) {
    const value = filter[field as keyof AuditFilter];
    if (value !== undefined)
      query.andWhere(condition, { [field]: typeof value === 'number' ? new Date(value) : value });
  }
}
