import type { AuditEntry, Origin } from '../../core/audit/audit-entry.js';
import type { IncidentEvent } from '../../core/incident/events.js';
import { gradeReasonInWords } from '../../core/incident/grade-reason-in-words.js';
import { newId } from '../ids/new-id.js';

/** What happened to an incident, by a person or by the rules, as a line of the audit trail. */
export function auditOfEvent(event: IncidentEvent, from?: Origin): AuditEntry {
  const { incidentId, seq, roomId, type, at, by, ...payload } = event;
  const why = reasonOf(event);
  return {
    id: newId(),
    at,
    by,
    action: `incident.${type}`,
    subject: { type: 'incident', id: incidentId },
    roomId,
    after: { seq, ...payload },
    ...(why !== undefined && { why }),
    ...(by.type === 'person' && from && { from }),
  };
}

/** A person's words, or the rules'. */
function reasonOf(event: IncidentEvent): string | undefined {
  if (event.type === 'resolved') return event.note;
  if (event.type !== 'graded') return undefined;
  return event.reasons.map((reason) => gradeReasonInWords(reason, 'zh')).join('；');
}
