import { refuseForeignRoom } from '../core/access/refusals.js';
import { decideAnew } from '../core/decide-anew.js';
import { applyEvent, foldIncident } from '../core/incident/apply-event.js';
import { deedInWords } from '../core/incident/deeds-in-words.js';
import type { IncidentEvent, IncidentEventType } from '../core/incident/events.js';
import type { EventBody } from '../core/incident/next-event.js';
import { nextEvent } from '../core/incident/next-event.js';
import type { IncidentView } from '../core/incident/view.js';
import type { LiveEvent } from '../live/events.js';
import type { Assumption, Clock, IncidentStore } from '../ports.js';
import type { Asking } from './asking.js';
import { IncidentNotFound, Overtaken } from './incident-errors.js';

/** What of another person's makes a decision one to take anew; where it is not listed, both may stand. */
const CONTESTS: Readonly<Partial<Record<IncidentEventType, readonly IncidentEventType[]>>> = {
  graded: ['graded'],
  held: ['held'],
  handed: ['claimed', 'handed', 'released'],
  released: ['claimed', 'handed'],
  resolved: ['held', 'absorbed', 'reopened'],
  merged: ['absorbed', 'split', 'reopened'],
};

/** An incident as a person finds it. */
export interface Found {
  readonly story: readonly IncidentEvent[];
  readonly view: IncidentView;
}

/** Events that stand or fall together, and the incidents after them. */
export interface Decision {
  readonly events: readonly IncidentEvent[];
  readonly views: readonly IncidentView[];
  /** What was taken for granted. */
  readonly assumptions?: readonly Assumption[];
  /** What the consoles are told beside how the incidents stand. */
  readonly alsoTold?: readonly LiveEvent[];
}

/**
 * Where people's decisions are written: one transaction each, told to the consoles in it. Who decides on what another
 * changed meanwhile decides anew on what it is then, and is refused where that person decided the same.
 */
export class IncidentLedger {
  constructor(
    private readonly store: Pick<IncidentStore, 'incident' | 'commit'>,
    /** Sets the timers of what was committed; never fails. */
    private readonly setTimers: (incidents: readonly IncidentView[]) => Promise<void>,
    private readonly clock: Clock,
  ) {}

  /** @throws IncidentNotFound, RoomForbidden */
  async find(incidentId: string, { person }: Pick<Asking, 'person'>): Promise<Found> {
    const story = await this.store.incident(incidentId);
    if (story.length === 0) throw new IncidentNotFound(incidentId);
    const view = foldIncident(story);
    refuseForeignRoom(person, view.roomId);
    return { story, view };
  }

  /**
   * One event of one incident.
   * @throws as `write`
   */
  async append(
    incidentId: string,
    asking: Asking,
    decide: (incident: IncidentView, now: number) => EventBody | Promise<EventBody>,
  ): Promise<IncidentView> {
    const [after] = await this.write(incidentId, asking, async (incident, now) =>
      oneEvent(incident, await decide(incident, now), asking, now),
    );
    return after!;
  }

  /**
   * @param decide on the incident as it is now; called again when another wrote between reading and writing
   * @returns the incidents of the decision
   * @throws IncidentNotFound, RoomForbidden, Overtaken; IllegalTransition when an incident does not take it;
   * ConflictError when others kept writing first; and what `decide` throws
   */
  async write(
    incidentId: string,
    asking: Asking,
    decide: (incident: IncidentView, now: number) => Promise<Decision>,
  ): Promise<readonly IncidentView[]> {
    let { seen } = asking;
    return await decideAnew(async () => {
      const { story, view } = await this.find(incidentId, asking);
      const now = this.clock.now();
      const { events, views, assumptions = [], alsoTold = [] } = await decide(view, now);
      seen ??= view.seq;
      refuseOvertaken(story.slice(seen), events, asking, now);
      const stand = views.map((payload) => ({ name: 'incident', roomId: payload.roomId, payload }) as const);
      const origin = asking.from && { from: asking.from };
      await this.store.commit({ assumptions, events, outbox: [...stand, ...alsoTold], ...origin });
      await this.setTimers(views);
      return views;
    });
  }
}

/** @returns the decision that this happens to the incident and nothing else does */
export function oneEvent(incident: IncidentView, body: EventBody, asking: Asking, now: number): Decision {
  const event = nextEvent(incident, body, now, actorOf(asking));
  return { events: [event], views: [applyEvent(incident, event)] };
}

export function actorOf({ person }: Asking): { readonly type: 'person'; readonly name: string } {
  return { type: 'person', name: person.name };
}

/** @param unseen what happened to the incident after the person looked */
function refuseOvertaken(
  unseen: readonly IncidentEvent[],
  decided: readonly IncidentEvent[],
  { person }: Asking,
  now: number,
): void {
  const contested = decided.flatMap(({ type }) => CONTESTS[type] ?? []);
  for (const { type, by, at } of unseen.toReversed()) {
    if (by.type === 'person' && by.name !== person.name && contested.includes(type)) {
      throw new Overtaken(deedInWords({ type, by: by.name, at }, now));
    }
  }
}
