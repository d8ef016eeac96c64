import type { AuditEntry, Origin } from '../../core/audit/audit-entry.js';
import { applyEvent } from '../../core/incident/apply-event.js';
import { auditOfIncident } from '../../core/incident/audit-incident.js';
import type { IncidentEvent } from '../../core/incident/events.js';
import type { IncidentView } from '../../core/incident/view.js';
import { newId } from '../ids/new-id.js';
import type { IncidentRow } from './rows/incident-row.js';

/** When the clocks of an incident next have something to say, ms; undefined while they stand still. */
export type DueAt = (view: IncidentView) => number | undefined;

/** One event and the incident on both sides of it. */
export interface Step {
  readonly before: IncidentView | undefined;
  readonly event: IncidentEvent;
  readonly after: IncidentView;
}

/** @throws IllegalTransition when the events have a gap or one cannot follow the others */
export function stepsOf(stream: readonly IncidentEvent[]): readonly Step[] {
  let before: IncidentView | undefined;
  return stream.map((event) => {
    const step = { before, event, after: applyEvent(before, event) };
    before = step.after;
    return step;
  });
}

export function rowOf({ after: view, event }: Step, dueAt: DueAt): IncidentRow {
  const { id, roomId, cause, status, grade, splitFrom, detectedAt } = view;
  return {
    ...{ id, roomId, cause, status, grade, detectedAt, view },
    apart: splitFrom !== undefined,
    dueAt: dueAt(view) ?? null,
    updatedAt: event.at,
  };
}

export function auditOf(steps: readonly Step[], from: Origin | undefined): readonly AuditEntry[] {
  return steps.map(({ before, event, after }) => ({
    id: newId(),
    at: event.at,
    subject: { type: 'incident', id: event.incidentId },
    roomId: event.roomId,
    ...auditOfIncident(before, event, after),
    ...(from && event.by.type === 'person' && { from }),
  }));
}
