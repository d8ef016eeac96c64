import { foldIncident } from '../core/incident/apply-event.js';
import type { IncidentView } from '../core/incident/view.js';
import type { IncidentStore } from '../ports.js';
import { IncidentNotFound } from './incident-errors.js';

/** An incident as it stands, for other steps: they ask themselves whose it is. @throws IncidentNotFound */
export async function readIncident(
  store: Pick<IncidentStore, 'incident'>,
  incidentId: string,
): Promise<IncidentView> {
  const story = await store.incident(incidentId);
  if (story.length === 0) throw new IncidentNotFound(incidentId);
  return foldIncident(story);
}
