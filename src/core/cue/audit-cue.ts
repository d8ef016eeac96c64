import type { AuditEntry, Origin } from '../audit/audit-entry.js';
import type { CueEvent } from './events.js';
import type { CueView } from './view.js';

/** @returns what the audit trail says of one event: how the cue stood before and after, and what the event says */
export function auditOfCue(
  id: string,
  before: CueView | undefined,
  event: CueEvent,
  after: CueView,
  from?: Origin,
): AuditEntry {
  const { cueId, roomId, at, by, type, ...said } = event;
  return {
    id,
    at,
    by,
    action: `cue.${type}`,
    subject: { type: 'cue', id: cueId },
    roomId,
    ...(before && { before: { status: before.status } }),
    after: { status: after.status, ...said },
    ...(from && { from }),
  };
}
