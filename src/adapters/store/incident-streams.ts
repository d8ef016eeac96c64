import { In, type EntityManager } from 'typeorm';

import type { IncidentEvent } from '../../core/incident/events.js';
import { eventFromRow, IncidentEventRow } from './rows/incident-event-row.js';

/** Events of several incidents, ordered by incident, then place. */
export async function incidentEventsOf(
  manager: EntityManager,
  incidentIds: readonly string[],
): Promise<IncidentEvent[]> {
  const rows = await manager.find(IncidentEventRow, {
    where: { incidentId: In(incidentIds) },
    order: { incidentId: 'ASC', seq: 'ASC' },
  });
  return rows.map(eventFromRow);
}

/** @param events ordered by incident, then place */
export function streamsOf(events: readonly IncidentEvent[]): Map<string, IncidentEvent[]> {
  const streams = new Map<string, IncidentEvent[]>();
  for (const event of events) {
    const stream = streams.get(event.incidentId);
    if (stream === undefined) streams.set(event.incidentId, [event]);
    else stream.push(event);
  }
  return streams;
}
