import type { Origin } from '../core/audit/audit-entry.js';
import { applyCueEvent } from '../core/cue/apply-event.js';
import type { CueEvent } from '../core/cue/events.js';
import type { CueView } from '../core/cue/view.js';
import type { CueChange } from '../ports.js';

/** A cue after an event, with what is written along: the audit entry, and what the consoles and the tablet are told. */
export interface CueStep {
  readonly cue: CueView;
  readonly record: CueChange;
}

/**
 * @param was the cue before the event, undefined for a new one
 * @param entryId of the audit entry
 * @throws IllegalCueTransition as `applyCueEvent`
 */
export function cueStep(
  was: CueView | undefined,
  event: CueEvent,
  entryId: string,
  from: Origin | undefined,
): CueStep {
  const cue = applyCueEvent(was, event);
  const { cueId, roomId, at, by, type, ...said } = event;
  const entry = {
    id: entryId,
    at,
    by,
    action: `cue.${type}`,
    subject: { type: 'cue', id: cueId },
    roomId,
    ...(was && { before: { status: was.status } }),
    after: { status: cue.status, ...said },
    ...(from && { from }),
  } as const;
  const outbox = [{ name: 'cue', roomId, payload: cue }] as const;
  return { cue, record: { events: [event], incidentEvents: [], audit: [entry], outbox } };
}
