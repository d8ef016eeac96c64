import type { AuditActor, AuditEntry, Origin } from './audit-entry.js';

/** Who asks for something, and from where: what a command hands on to the audit trail. */
export interface Doer {
  readonly actor: AuditActor;
  readonly from?: Origin;
}

/**
 * @param stamp a new id and the time
 * @param told what a command adds to who and when
 * @returns the line of the audit trail
 */
export function auditOf(
  stamp: Pick<AuditEntry, 'id' | 'at'>,
  { actor, from }: Doer,
  {
    why,
    ...told
  }: Omit<AuditEntry, 'id' | 'at' | 'by' | 'from' | 'why'> & { readonly why?: string | undefined },
): AuditEntry {
  return { ...stamp, by: actor, ...told, ...(why !== undefined && { why }), ...(from && { from }) };
}

/** @returns of two states the fields that differ, before and after; undefined when none does */
export function changed<T extends object>(
  before: T,
  after: T,
): { readonly before: object; readonly after: object } | undefined {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T)[];
  const differing = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  if (differing.length === 0) return undefined;
  const pick = (state: T): object =>
    Object.fromEntries(differing.map((field) => [field, state[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}
