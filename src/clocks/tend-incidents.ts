import { decideAnew } from '../core/decide-anew.js';
import { applyEvent, foldIncident } from '../core/incident/apply-event.js';
import { eventsDue } from '../core/incident/clocks.js';
import type { DeskSettings } from '../core/incident/desk-settings.js';
import type { IncidentEvent } from '../core/incident/events.js';
import { nextEvent, SYSTEM } from '../core/incident/next-event.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Clock, IncidentStore } from '../ports.js';
import { allApart } from '../queue/each-apart.js';
import type { ClockTimers } from './clock-timers.js';

type Change = Parameters<IncidentStore['commit']>[0];

/** What else is committed with what the clocks say: notices to channels. */
export type Alongside = (
  events: readonly IncidentEvent[],
  incident: IncidentView,
) => Omit<Change, 'signals' | 'events' | 'outbox'>;

/** More than fall due at once in any evening; the next sweep has the rest. */
const AT_ONCE = 200;

/**
 * Lets the clocks of incidents speak. What is due is asked of the store whenever a timer fires, so it does not matter
 * which timer that is, how often it fires, or what was killed: a mark that has its event is not due any more, and of
 * two workers with the same event one is refused.
 */
export class TendIncidents {
  constructor(
    private readonly store: Pick<IncidentStore, 'incident' | 'due' | 'restamp' | 'commit'>,
    private readonly timers: Pick<ClockTimers, 'set'>,
    private readonly desk: () => DeskSettings,
    private readonly alongside: Alongside,
    private readonly clock: Clock,
  ) {}

  /** @throws ConflictError when others kept writing first */
  async tend(incidentId: string): Promise<void> {
    await decideAnew(async () => await this.tendOnce(incidentId));
  }

  /**
   * Tends those whose time has passed. Incidents do not wait for one another.
   * @throws AggregateError with what went wrong, after every other is done
   */
  async sweep(): Promise<void> {
    const due = await this.store.due(this.clock.now(), AT_ONCE);
    await allApart(due, async (incidentId) => await this.tend(incidentId));
  }

  private async tendOnce(incidentId: string): Promise<void> {
    const story = await this.store.incident(incidentId);
    if (story.length === 0) return;
    const incident = foldIncident(story);
    const now = this.clock.now();
    const { view, events } = told(incident, this.desk(), now);
    if (events.length === 0) {
      // The time in the store is of earlier settings, or this timer of an earlier state.
      await this.store.restamp(incidentId);
      return;
    }
    const outbox = [{ name: 'incident', roomId: view.roomId, payload: view }] as const;
    await this.store.commit({ ...this.alongside(events, view), signals: [], events, outbox });
    await this.timers.set([view]);
  }
}

function told(
  incident: IncidentView,
  settings: DeskSettings,
  now: number,
): { readonly view: IncidentView; readonly events: readonly IncidentEvent[] } {
  const events: IncidentEvent[] = [];
  let view = incident;
  for (const body of eventsDue(incident, settings, now)) {
    const event = nextEvent(view, body, now, SYSTEM);
    view = applyEvent(view, event);
    events.push(event);
  }
  return { view, events };
}
