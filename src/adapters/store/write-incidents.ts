import type { EntityManager } from 'typeorm';

import { foldIncident } from '../../core/incident/apply-event.js';
import { ConflictError } from '../../core/incident/conflict-error.js';
import type { IncidentEvent } from '../../core/incident/events.js';
import type { Signal } from '../../core/signal.js';
import type { Origin } from '../../core/audit/audit-entry.js';
import { appendAudit } from './append-audit.js';
import { auditOfEvent } from './audit-of-event.js';
import { incidentEventsOf, streamsOf } from './incident-streams.js';
import { eventToRow, IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { SignalRow, signalToRow } from './rows/signal-row.js';

/** A signal is inserted when its id is new and updated while it is open; once cleared it stays as it is. */
export async function saveSignals(manager: EntityManager, signals: readonly Signal[]): Promise<void> {
  for (const signal of signals) {
    const saved = await manager
      .createQueryBuilder()
      .insert()
      .into(SignalRow)
      .values(signalToRow(signal))
      .orUpdate(['topic', 'grade', 'evidence', 'seen_at', 'cleared_at'], ['id'], {
        overwriteCondition: { where: 'signal.cleared_at IS NULL' },
      })
      .returning('id')
      .execute();
    if ((saved.raw as unknown[]).length === 0)
      throw new ConflictError(`signal ${signal.id} 已消退 / cleared`);
  }
}

/** Incident events are the truth; the incident rows are what they fold to. */
export async function appendEvents(
  manager: EntityManager,
  events: readonly IncidentEvent[],
  from?: Origin,
): Promise<void> {
  if (events.length === 0) return;
  await manager.insert(IncidentEventRow, events.map(eventToRow));
  await appendAudit(
    manager,
    events.map((event) => auditOfEvent(event, from)),
  );
  const ids = [...new Set(events.map((event) => event.incidentId))];
  for (const stream of streamsOf(await incidentEventsOf(manager, ids)).values()) {
    await manager.upsert(IncidentRow, projected(stream), ['id']);
  }
}

/** @throws IllegalTransition when the events have a gap or one cannot follow the others */
function projected(stream: readonly IncidentEvent[]): IncidentRow {
  const view = foldIncident(stream);
  const { id, roomId, cause, status, grade, detectedAt } = view;
  return { id, roomId, cause, status, grade, detectedAt, view, updatedAt: stream.at(-1)!.at };
}
