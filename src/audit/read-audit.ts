import { Inject, Injectable } from '@nestjs/common';
import type { AuditEntry } from '../core/audit/audit-entry.js';
import { auditOf, type Doer } from '../core/audit/doer.js';
import type { AuditFilter, AuditTrail, Clock } from '../ports.js';
import { AUDIT_TRAIL, CLOCK, NEW_ID } from '../tokens.js';
import { CSV_HEAD, csvLine, jsonLine } from './audit-line.js';

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where older ones begin; absent on the last page. */
  readonly next?: string;
}

export type ExportFormat = 'csv' | 'ndjson';

/** Entries read at once for an export: what of it is in memory. */
const EXPORT_PAGE = 1_000;

/** The audit trail, to be looked through and taken away. */
@Injectable()
export class ReadAudit {
  constructor(
    @Inject(AUDIT_TRAIL) private readonly trail: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /** @param cursor `next` of the page before */
  async page(filter: AuditFilter, limit: number, cursor?: string): Promise<AuditPage> {
    const found = await this.trail.read(
      filter,
      limit + 1,
      cursor === undefined ? undefined : placeOf(cursor),
    );
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    return { entries, ...(found.length > limit && last && { next: `${last.at}_${last.id}` }) };
  }

  /** Everything that matches, line by line; that it was taken away is written down first. */
  async export(filter: AuditFilter, format: ExportFormat, doer: Doer): Promise<AsyncIterable<string>> {
    await this.trail.append([
      auditOf({ id: this.newId(), at: this.clock.now() }, doer, {
        action: 'audit.exported',
        subject: { type: 'audit', id: format },
        after: filter,
      }),
    ]);
    return this.lines(filter, format);
  }

  private async *lines(filter: AuditFilter, format: ExportFormat): AsyncGenerator<string> {
    if (format === 'csv') yield CSV_HEAD;
    const lineOf = format === 'csv' ? csvLine : jsonLine;
    for (let after: AuditEntry | undefined; ;) {
      const entries = await this.trail.read(filter, EXPORT_PAGE, after);
      if (entries.length > 0) yield entries.map(lineOf).join('');
      if (entries.length < EXPORT_PAGE) return;
      after = entries.at(-1);
    }
  }
}

function placeOf(cursor: string): Pick<AuditEntry, 'at' | 'id'> {
  const [at, id] = cursor.split('_') as [string, string];
  return { at: Number(at), id };
}
