import { mergeBodies } from '../core/incident/absorb.js';
import { applyEvent } from '../core/incident/apply-event.js';
import { causeOf } from '../core/incident/cause.js';
import type { IncidentEvent } from '../core/incident/events.js';
import type { EventBody } from '../core/incident/next-event.js';
import { nextEvent } from '../core/incident/next-event.js';
import type { IncidentView } from '../core/incident/view.js';
import { openSignals } from '../core/incident/view-signals.js';
import { compareGrades } from '../core/grade.js';
import type { SuggestScripts } from '../suggest/suggest-scripts.js';
import type { Asking } from './asking.js';
import { OtherRoom } from './incident-errors.js';
import type { Decision, IncidentLedger } from './incident-ledger.js';
import { actorOf } from './incident-ledger.js';

/** What people do to two incidents at once: both change in one transaction. All throw as `IncidentLedger.write`. */
export class GroupCommands {
  constructor(
    private readonly ledger: IncidentLedger,
    private readonly suggest: Pick<SuggestScripts, 'forIncident'>,
    private readonly newId: () => string,
  ) {}

  /**
   * The incident goes on in `into`.
   * @returns that one
   * @throws OtherRoom
   */
  async merge(incidentId: string, asking: Asking, into: string, why?: string): Promise<IncidentView> {
    const [, after] = await this.ledger.write(incidentId, asking, async (incident, now) => {
      const { view: target } = await this.ledger.find(into, asking);
      if (target.roomId !== incident.roomId) throw new OtherRoom(into);
      const bodies = mergeBodies(target, incident, why);
      const draft = new Draft(asking, now);
      const merged = draft.append(incident, bodies.from);
      return draft.decision([merged, draft.append(target, bodies.into)]);
    });
    return after!;
  }

  /** The signals go on in an incident of their own, for which the public waits for as long as for this one. */
  async split(
    incidentId: string,
    asking: Asking,
    signalIds: readonly string[],
    why: string,
  ): Promise<{ readonly incident: IncidentView; readonly apart: IncidentView }> {
    const newId = this.newId();
    const [incident, apart] = await this.ledger.write(incidentId, asking, (view, now) => {
      const draft = new Draft(asking, now);
      const left = draft.append(view, { type: 'split', signalIds, into: newId, why });
      const [first, ...others] = openSignals(view)
        .filter(({ signalId }) => signalIds.includes(signalId))
        .sort((a, b) => compareGrades(a.grade, b.grade));
      let taken = draft.append(
        undefined,
        {
          type: 'detected',
          cause: causeOf(first!),
          signal: first!,
          facts: {},
          splitFrom: { incidentId, since: waitsSince(view, now) },
        },
        { id: newId, roomId: view.roomId, seq: 0 },
      );
      for (const signal of others) taken = draft.append(taken, { type: 'signal.joined', signal, facts: {} });
      const suggestions = this.suggest.forIncident(taken, now);
      const offer = { incidentId: newId, suggestions };
      return Promise.resolve({
        ...draft.decision([left, taken]),
        alsoTold: [{ name: 'suggestions', roomId: view.roomId, payload: offer } as const],
      });
    });
    return { incident: incident!, apart: apart! };
  }
}

/** ms; words about the one were no words about the other. */
function waitsSince({ clocks: { answer } }: IncidentView, now: number): number {
  return answer.stoppedAt === undefined ? answer.startedAt + answer.pausedMs : now;
}

/** The events of a decision, each through the fold. */
class Draft {
  private readonly events: IncidentEvent[] = [];

  constructor(
    private readonly asking: Asking,
    private readonly now: number,
  ) {}

  /** @param place where there is no incident yet */
  append(
    view: IncidentView | undefined,
    body: EventBody,
    place: Pick<IncidentView, 'id' | 'roomId' | 'seq'> = view!,
  ): IncidentView {
    const event = nextEvent(place, body, this.now, actorOf(this.asking));
    this.events.push(event);
    return applyEvent(view, event);
  }

  decision(views: readonly IncidentView[]): Decision {
    return { events: this.events, views };
  }
}
