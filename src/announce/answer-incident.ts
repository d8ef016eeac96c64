import { Inject, Injectable } from '@nestjs/common';
import { applyEvent, foldIncident } from '../core/incident/apply-event.js';
import { promisedIn } from '../core/script/promised-in.js';
import type { IncidentView } from '../core/incident/view.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { IncidentEvent } from '../core/incident/events.js';
import { nextEvent, type EventBody } from '../core/incident/next-event.js';
import type { DeskChange, IncidentStore } from '../ports.js';
import { INCIDENT_STORE } from '../tokens.js';

/**
 * What a published announcement means for the incident that it answers: the public has an answer, its clock stops. And its
 * script was used, with or without an incident. What was said is a fact: also an incident that is over takes it.
 */
@Injectable()
export class AnswerIncident {
  constructor(@Inject(INCIDENT_STORE) private readonly store: Pick<IncidentStore, 'incident'>) {}

  async plan(view: AnnouncementView, now: number): Promise<Pick<DeskChange, 'events' | 'uses' | 'outbox'>> {
    const { roomId } = view;
    const person = view.submittedBy!;
    const used = usedIn(view);
    let incident = await this.answered(view.draft.incidentId);
    const events: IncidentEvent[] = [];
    for (const body of incident ? bodiesOf(view, used) : []) {
      const event = nextEvent(incident!, body, now, { type: 'person', name: person });
      incident = applyEvent(incident, event);
      events.push(event);
    }
    const isTold = events.some(({ type }) => type === 'script.used');
    return {
      events,
      uses: used === undefined || isTold ? [] : [{ ...used, roomId, person, at: now }],
      outbox: events.length === 0 ? [] : [{ name: 'incident', roomId, payload: incident! }],
    };
  }

  /** The incident, or the one that took it in since. */
  private async answered(incidentId: string | undefined): Promise<IncidentView | undefined> {
    const stream = incidentId === undefined ? [] : await this.store.incident(incidentId);
    if (stream.length === 0) return undefined;
    const incident = foldIncident(stream);
    return incident.mergedInto === undefined ? incident : await this.answered(incident.mergedInto);
  }
}

/** @returns undefined for words of one's own */
function usedIn({ id: announcementId, draft }: AnnouncementView) {
  const { script, audience, compensation } = draft;
  if (script === undefined) return undefined;
  const { scriptId, version } = script;
  const used = { scriptId, version, audience, announcementId };
  return compensation ? { ...used, compensation: promisedIn(compensation) } : used;
}

function bodiesOf(
  { id: announcementId, draft: { text } }: AnnouncementView,
  used: ReturnType<typeof usedIn>,
): readonly EventBody[] {
  const announced = { type: 'announced', announcementId, text, public: true } as const;
  return used === undefined ? [announced] : [announced, { type: 'script.used', ...used, text, public: true }];
}
