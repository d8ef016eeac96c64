import type { Person } from '../core/access/person.js';
import { chosenRooms } from '../core/access/chosen-rooms.js';
import type { IncidentClocks } from '../core/incident/clocks.js';
import { clocksOf } from '../core/incident/clocks.js';
import type { DeskSettings } from '../core/incident/desk-settings.js';
import type { IncidentEvent } from '../core/incident/events.js';
import type { TimelineItem, TimelinePlace } from '../core/incident/timeline.js';
import { timelineScope } from '../core/incident/timeline.js';
import type { IncidentStatus, IncidentView } from '../core/incident/view.js';
import type { Clock, IncidentReader } from '../ports.js';
import type { IncidentLedger } from './incident-ledger.js';

type Reader = Pick<Person, 'name' | 'rooms'>;

/** An incident with all that happened to it. */
export interface IncidentStory {
  readonly incident: IncidentView;
  readonly clocks: IncidentClocks;
  readonly events: readonly IncidentEvent[];
}

/** An incident in a list. */
export interface ListedIncident {
  readonly incident: IncidentView;
  readonly clocks: IncidentClocks;
}

/** What people may know of incidents: those of their rooms. */
export class ReadIncidents {
  constructor(
    private readonly ledger: Pick<IncidentLedger, 'find'>,
    private readonly reader: IncidentReader,
    private readonly desk: () => DeskSettings,
    private readonly clock: Clock,
  ) {}

  /** @throws IncidentNotFound, RoomForbidden */
  async story(incidentId: string, person: Reader): Promise<IncidentStory> {
    const { story, view } = await this.ledger.find(incidentId, { person });
    return { incident: view, clocks: this.clocksOf(view), events: story };
  }

  /**
   * The last found first.
   * @param asked.before an incident's id: only those found before it
   * @throws RoomForbidden
   */
  async list(
    person: Reader,
    asked: {
      readonly statuses?: readonly IncidentStatus[] | undefined;
      readonly room?: string | undefined;
      readonly before?: string | undefined;
      readonly limit: number;
    },
  ): Promise<readonly ListedIncident[]> {
    const { statuses, room, before, limit } = asked;
    const roomIds = chosenRooms(person, room);
    const views = await this.reader.list({
      limit,
      ...(statuses && { statuses }),
      ...(roomIds && { roomIds }),
      ...(before !== undefined && { before }),
    });
    return views.map((incident) => ({ incident, clocks: this.clocksOf(incident) }));
  }

  /** @throws IncidentNotFound, RoomForbidden */
  async timeline(
    incidentId: string,
    person: Reader,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<readonly TimelineItem[]> {
    const { view } = await this.ledger.find(incidentId, { person });
    return await this.reader.timeline(timelineScope(view), after, limit);
  }

  private clocksOf(view: IncidentView): IncidentClocks {
    return clocksOf(view, this.desk().clocks, this.clock.now());
  }
}
