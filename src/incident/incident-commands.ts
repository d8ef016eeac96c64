import type { Person } from '../core/access/person.js';
import type { Origin } from '../core/audit/audit-entry.js';
import { applyEvent, foldIncident } from '../core/incident/apply-event.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import type { EventBody } from '../core/incident/next-event.js';
import { nextEvent } from '../core/incident/next-event.js';
import type { IncidentView } from '../core/incident/view.js';
import { compensationOf } from '../core/script/compensation.js';
import { promisedIn } from '../core/script/promised-in.js';
import { refuseForeignRoom } from '../http/access-refusals.js';
import type { Clock, IncidentStore } from '../ports.js';
import type { SuggestScripts } from '../suggest/suggest-scripts.js';
import { IncidentNotFound, ScriptChanged, ScriptUnfilled } from './incident-errors.js';

/** A script as a person chose it. */
export interface ChosenScript {
  readonly scriptId: string;
  /** The version that the person read. */
  readonly version: number;
  /** The values that the person read or typed, by variable name. */
  readonly values: Readonly<Record<string, string>>;
}

/** Who asks for a command, and from where. */
export interface AskedBy {
  readonly person: Pick<Person, 'name' | 'rooms'>;
  readonly from?: Origin;
}

/** The system may append an event in the very second a person decides; losing that race more often means a fault. */
const ATTEMPTS = 5;

/**
 * What people do to incidents. Each command is one event, told to the consoles in the same transaction.
 * All throw IncidentNotFound, RoomForbidden, IllegalTransition when the incident's state does not take it, and ConflictError when
 * others kept writing first.
 */
export class IncidentCommands {
  constructor(
    private readonly store: Pick<IncidentStore, 'incident' | 'commit'>,
    private readonly suggest: Pick<SuggestScripts, 'script' | 'fill'>,
    private readonly clock: Clock,
  ) {}

  /** @throws IncidentNotFound */
  async read(incidentId: string): Promise<IncidentView> {
    const events = await this.store.incident(incidentId);
    if (events.length === 0) throw new IncidentNotFound(incidentId);
    return foldIncident(events);
  }

  claim(incidentId: string, by: AskedBy): Promise<IncidentView> {
    return this.append(incidentId, by, () => ({ type: 'claimed' }));
  }

  resolve(incidentId: string, by: AskedBy, note?: string): Promise<IncidentView> {
    return this.append(incidentId, by, () => ({
      type: 'resolved',
      ...(note === undefined ? {} : { note }),
    }));
  }

  /** @throws ScriptChanged, ScriptUnfilled */
  useScript(incidentId: string, by: AskedBy, chosen: ChosenScript): Promise<IncidentView> {
    return this.append(incidentId, by, (incident, now) => {
      const { scriptId, version, values } = chosen;
      const script = this.suggest.script(scriptId);
      if (script?.version !== version) throw new ScriptChanged(scriptId, version);
      const { text, filled, missing } = this.suggest.fill(script, incident, values, now);
      if (missing.length > 0) throw new ScriptUnfilled(scriptId, missing);
      const { audience } = script;
      const heard = audience === 'room' || audience === 'social';
      const given = compensationOf(script, filled);
      const promised = given && { compensation: promisedIn(given) };
      return { type: 'script.used', scriptId, version, text, public: heard, audience, ...promised };
    });
  }

  /** Decides on the incident as it is now; anew when another wrote between reading and writing. */
  private async append(
    incidentId: string,
    by: AskedBy,
    decide: (incident: IncidentView, now: number) => EventBody,
  ): Promise<IncidentView> {
    for (let attempt = 1; ; attempt++) {
      const incident = await this.read(incidentId);
      refuseForeignRoom(by.person, incident.roomId);
      const now = this.clock.now();
      const actor = { type: 'person', name: by.person.name } as const;
      const event = nextEvent(incident, decide(incident, now), now, actor);
      const after = applyEvent(incident, event);
      try {
        const outbox = [{ name: 'incident', roomId: after.roomId, payload: after }] as const;
        const from = by.from && { from: by.from };
        await this.store.commit({ signals: [], events: [event], outbox, ...from });
        return after;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
