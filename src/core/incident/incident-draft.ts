import { applyEvent } from './apply-event.js';
import type { IncidentEvent } from './events.js';
import type { EventBody } from './next-event.js';
import { nextEvent, SYSTEM } from './next-event.js';
import type { IncidentView } from './view.js';

/** One incident that a plan touched: as it will stand, and the events that bring it there. */
export interface PlannedIncident {
  readonly view: IncidentView;
  readonly events: readonly IncidentEvent[];
}

/** The incidents of one room while a plan is made: every event goes through the fold, so a plan is legal. */
export class IncidentDraft {
  private readonly planned = new Map<string, PlannedIncident>();

  constructor(
    private readonly roomId: string,
    incidents: readonly IncidentView[],
    private readonly now: number,
  ) {
    for (const view of incidents) this.planned.set(view.id, { view, events: [] });
  }

  /** As they stand so far, oldest first. */
  views(): readonly IncidentView[] {
    return [...this.planned.values()].map(({ view }) => view);
  }

  /** @param body `detected` for a new id, anything legal for a known one */
  append(incidentId: string, body: EventBody): IncidentView {
    const { view, events } = this.planned.get(incidentId) ?? { view: undefined, events: [] };
    const event = nextEvent(view ?? { id: incidentId, roomId: this.roomId, seq: 0 }, body, this.now, SYSTEM);
    const next = applyEvent(view, event);
    this.planned.set(incidentId, { view: next, events: [...events, event] });
    return next;
  }

  /** The incidents with at least one new event. */
  touched(): readonly PlannedIncident[] {
    return [...this.planned.values()].filter(({ events }) => events.length > 0);
  }
}
