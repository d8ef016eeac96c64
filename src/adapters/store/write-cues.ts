import type { EntityManager } from 'typeorm';

import type { Origin } from '../../core/audit/audit-entry.js';
import { applyCueEvent, foldCue } from '../../core/cue/apply-event.js';
import { auditOfCue } from '../../core/cue/audit-cue.js';
import type { CueEvent } from '../../core/cue/events.js';
import { newId } from '../ids/new-id.js';
import { appendAudit } from './append-audit.js';
import { CueEventRow, cueEventFromRow, cueEventToRow } from './rows/cue-event-row.js';
import { CueRow, cueToRow } from './rows/cue-row.js';

/**
 * Appends events of cues, writes what each cue folds to, and the audit trail. One after the other: a cue must have left
 * its room's place before the next one takes it.
 * @throws IllegalCueTransition when a cue, as it is in this transaction, does not take an event
 */
export async function writeCues(
  manager: EntityManager,
  events: readonly CueEvent[],
  from?: Origin,
): Promise<void> {
  for (const event of events) {
    await manager.insert(CueEventRow, cueEventToRow(event));
    const earlier = (await cueEventsOf(manager, event.cueId)).slice(0, -1);
    const before = earlier.length > 0 ? foldCue(earlier) : undefined;
    const after = applyCueEvent(before, event);
    await manager.upsert(CueRow, cueToRow(after), ['id']);
    await appendAudit(manager, [auditOfCue(newId(), before, event, after, from)]);
  }
}

/** In order; none for an id never heard of. */
export async function cueEventsOf(manager: EntityManager, cueId: string): Promise<CueEvent[]> {
  const rows = await manager.find(CueEventRow, { where: { cueId }, order: { seq: 'ASC' } });
  return rows.map(cueEventFromRow);
}
