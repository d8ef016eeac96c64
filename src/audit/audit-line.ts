import type { AuditEntry } from '../core/audit/audit-entry.js';

/** A byte order mark: without it Excel takes UTF-8 for the code page of its country. */
export const CSV_HEAD =
  '\uFEFFtime,actor_type,actor,owner,action,subject_type,subject,room,before,after,why,address,agent\r\n';

/** @returns one row of CSV (RFC 4180), its end included */
export function csvLine({ at, by, action, subject, roomId, before, after, why, from }: AuditEntry): string {
  const cells = [
    new Date(at).toISOString(),
    by.type,
    by.type === 'system' ? '' : by.name,
    by.type === 'key' ? by.owner : '',
    action,
    subject.type,
    subject.id,
    roomId,
    before && JSON.stringify(before),
    after && JSON.stringify(after),
    why,
    from?.address,
    from?.agent,
  ];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/** A spreadsheet takes what begins like this for a formula, whoever wrote it; full-width signs as well. */
const FORMULA = /^[\s"']*[=+\-@\t\r\n＝＋－＠]/;

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function jsonLine(entry: AuditEntry): string {
  return `${JSON.stringify(entry)}\n`;
}
