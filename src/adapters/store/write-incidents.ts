import type { EntityManager } from 'typeorm';

import { ConflictError } from '../../core/incident/conflict-error.js';
import type { IncidentEvent } from '../../core/incident/events.js';
import { isOver } from '../../core/incident/view.js';
import type { Signal } from '../../core/signal.js';
import type { Origin } from '../../core/audit/audit-entry.js';
import { appendAudit } from './append-audit.js';
import { auditOf, rowOf, stepsOf, type DueAt } from './incident-steps.js';
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

/**
 * Incident events are the truth; the incident rows are what they fold to, and the audit trail tells each.
 * @param dueAt when the clocks of an incident next have something to say, ms
 * @throws IllegalTransition when the events have a gap or one cannot follow the others
 */
export async function appendEvents(
  manager: EntityManager,
  events: readonly IncidentEvent[],
  dueAt: DueAt,
  from?: Origin,
): Promise<void> {
  if (events.length === 0) return;
  await manager.insert(IncidentEventRow, events.map(eventToRow));
  const ids = [...new Set(events.map((event) => event.incidentId))];
  const streams = [...streamsOf(await incidentEventsOf(manager, ids)).values()].map(stepsOf);
  // What is over first: another of its cause may go on in the same commit.
  const rows = streams
    .map((steps) => rowOf(steps.at(-1)!, dueAt))
    .sort((a, b) => Number(isOver(b.view)) - Number(isOver(a.view)));
  for (const row of rows) await manager.upsert(IncidentRow, row, ['id']);
  const isNew = new Set(events.map(({ incidentId, seq }) => `${incidentId} ${seq}`));
  const steps = streams.flat().filter(({ event }) => isNew.has(`${event.incidentId} ${event.seq}`));
  await appendAudit(manager, auditOf(steps, from));
}
