import { Inject, Injectable } from '@nestjs/common';
import { applyEvent, foldIncident } from '../core/incident/apply-event.js';
import { promisedIn } from '../core/script/promised-in.js';
import { LEGAL } from '../core/incident/legal.js';
import type { IncidentView } from '../core/incident/view.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { IncidentEvent } from '../core/incident/events.js';
import { nextEvent, type EventBody } from '../core/incident/next-event.js';
import type { DeskChange, IncidentStore } from '../ports.js';
import { INCIDENT_STORE } from '../tokens.js';

/** What a published announcement means for the incident that it answers: the public has an answer, its clock stops. */
@Injectable()
export class AnswerIncident {
  constructor(@Inject(INCIDENT_STORE) private readonly store: Pick<IncidentStore, 'incident'>) {}

  async plan(view: AnnouncementView, now: number): Promise<Pick<DeskChange, 'events' | 'outbox'>> {
    let incident = await this.answered(view.draft.incidentId);
    if (incident === undefined) return { outbox: [] };
    const events: IncidentEvent[] = [];
    for (const body of bodiesOf(view)) {
      // An incident that is over has its answer; that this came late is told by the announcement.
      if (!LEGAL[incident.status].includes(body.type)) continue;
      const event = nextEvent(incident, body, now, { type: 'person', name: view.authors[0]! });
      incident = applyEvent(incident, event);
      events.push(event);
    }
    if (events.length === 0) return { outbox: [] };
    return { events, outbox: [{ name: 'incident', roomId: view.roomId, payload: incident }] };
  }

  /** The incident, or the one that took it in since. */
  private async answered(incidentId: string | undefined): Promise<IncidentView | undefined> {
    const stream = incidentId === undefined ? [] : await this.store.incident(incidentId);
    if (stream.length === 0) return undefined;
    const incident = foldIncident(stream);
    return incident.mergedInto === undefined ? incident : await this.answered(incident.mergedInto);
  }
}

function bodiesOf({ id: announcementId, draft }: AnnouncementView): readonly EventBody[] {
  const { text, script, audience, compensation } = draft;
  const announced = { type: 'announced', announcementId, text, public: true } as const;
  if (script === undefined) return [announced];
  const { scriptId, version } = script;
  const used = {
    type: 'script.used',
    scriptId,
    version,
    text,
    public: true,
    audience,
    announcementId,
  } as const;
  return [announced, compensation ? { ...used, compensation: promisedIn(compensation) } : used];
}
