import type { AuditEntry } from '../audit/audit-entry.js';
import type { IncidentEvent } from './events.js';
import type { IncidentView } from './view.js';

export type IncidentAudit = Pick<AuditEntry, 'action' | 'by' | 'before' | 'after' | 'why'>;

/** Fields of which the trail tells what they were and what they became; the event tells the rest. */
const FIELDS = [
  'status',
  'grade',
  'claimedBy',
  'answeredAt',
  'held',
] as const satisfies readonly (keyof IncidentView)[];

/**
 * @param before undefined where the event is the first
 * @returns what the audit trail tells of the event; its whole text stays in the event
 */
export function auditOfIncident(
  before: IncidentView | undefined,
  event: IncidentEvent,
  after: IncidentView,
): IncidentAudit {
  const changed = FIELDS.filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field]));
  const of = (view: IncidentView) => Object.fromEntries(changed.map((field) => [field, view[field] ?? null]));
  const why = 'why' in event ? event.why : undefined;
  return {
    action: `incident.${event.type}`,
    by: event.by,
    ...(before && changed.length > 0 && { before: of(before) }),
    after: { seq: event.seq, ...shortened(event), ...of(after) },
    ...(why !== undefined && { why }),
  };
}

/** The entry has them itself. */
const ELSEWHERE = new Set(['incidentId', 'roomId', 'seq', 'type', 'at', 'by', 'why']);
const SHORTER: Readonly<Record<string, (value: never) => object>> = {
  facts: () => ({}),
  text: () => ({}),
  signal: ({ signalId }: { readonly signalId: string }) => ({ signalId }),
  reasons: (reasons: readonly { readonly code: string }[]) => ({ reasons: reasons.map(({ code }) => code) }),
  from: ({ id }: { readonly id: string }) => ({ absorbed: id }),
};

function shortened(event: IncidentEvent): object {
  const parts = Object.entries(event)
    .filter(([name]) => !ELSEWHERE.has(name))
    .map(([name, value]): object => SHORTER[name]?.(value as never) ?? { [name]: value as unknown });
  return Object.assign({}, ...parts) as object;
}
