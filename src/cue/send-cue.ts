import type { Person } from '../core/access/person.js';
import type { Origin } from '../core/audit/audit-entry.js';
import { applyCueEvent } from '../core/cue/apply-event.js';
import { cueText } from '../core/cue/cue-text.js';
import type { CuedScript } from '../core/cue/events.js';
import { nextCueEvent } from '../core/cue/next-event.js';
import type { CueView } from '../core/cue/view.js';
import { decideAnew } from '../core/decide-anew.js';
import { applyEvent, foldIncident } from '../core/incident/apply-event.js';
import { nextEvent, type EventBody } from '../core/incident/next-event.js';
import type { IncidentView } from '../core/incident/view.js';
import type { ChosenScript } from '../incident/incident-commands.js';
import { IncidentNotFound, ScriptChanged, ScriptUnfilled } from '../incident/incident-errors.js';
import type { Clock, CueStore, IncidentStore, Ledger } from '../ports.js';
import type { SuggestScripts } from '../suggest/suggest-scripts.js';
import { CueWordsRefused, ScriptNotForHost, type WordFinding } from './cue-errors.js';
import { cueTold } from './cue-told.js';
import { refuseStranger } from './may-cue.js';

/** What the host is to read: words of one's own, or a script filled for an incident. */
export type CueOrder =
  | { readonly roomId: string; readonly incidentId?: string; readonly text: string }
  | { readonly roomId: string; readonly incidentId: string; readonly script: ChosenScript };

/** What sending a cue sets off beside the cue itself. */
export interface CueHooks {
  /** The words guard: sees each text as the host would read it; a finding that blocks refuses the cue. */
  readonly check: (text: string) => readonly WordFinding[] | Promise<readonly WordFinding[]>;
  /** What the incident is told of a cue that is sent for it, in the transaction of the cue; nothing when left out. */
  readonly cued?: (cue: CueView) => EventBody;
  /** Asks for a look at the cue when its time is over. What cannot be asked for is found by the sweep. */
  readonly tendIn: (cueId: string, ms: number) => Promise<void>;
}

interface Wording {
  readonly text: string;
  readonly script?: CuedScript;
}

/** Sends a silent prompt to the host. It takes the place of the one that waits on the tablet. */
export class SendCue {
  constructor(
    private readonly store: Pick<CueStore, 'waiting'>,
    private readonly ledger: Ledger,
    private readonly incidents: Pick<IncidentStore, 'incident'>,
    private readonly suggest: Pick<SuggestScripts, 'script' | 'fill'>,
    private readonly clock: Clock,
    private readonly newId: () => string,
    private readonly hooks: CueHooks,
  ) {}

  /**
   * @throws CueForbidden, IncidentNotFound, ScriptChanged, ScriptNotForHost, ScriptUnfilled, CueEmpty, CueTooLong,
   * CueWordsRefused, IllegalTransition when the incident takes no cue any more, ConflictError when others kept writing first
   */
  async send(order: CueOrder, person: Person, from?: Origin): Promise<CueView> {
    refuseStranger(person, order.roomId);
    const wording = this.word(order, await this.incidentOf(order));
    const against = (await this.hooks.check(wording.text)).filter(({ blocks }) => blocks);
    if (against.length > 0) throw new CueWordsRefused(against);
    const cue = await decideAnew(async () => await this.write(order, wording, person, from));
    await this.hooks.tendIn(cue.id, cue.dueAt - cue.sentAt).catch(() => undefined);
    return cue;
  }

  private async incidentOf({ roomId, incidentId }: CueOrder): Promise<IncidentView | undefined> {
    if (incidentId === undefined) return undefined;
    const events = await this.incidents.incident(incidentId);
    if (events[0]?.roomId !== roomId) throw new IncidentNotFound(incidentId);
    return foldIncident(events);
  }

  private word(order: CueOrder, incident: IncidentView | undefined): Wording {
    if ('text' in order) return { text: cueText(order.text) };
    const { scriptId, version, values } = order.script;
    const script = this.suggest.script(scriptId);
    if (script?.version !== version) throw new ScriptChanged(scriptId, version);
    if (script.audience !== 'host') throw new ScriptNotForHost(scriptId);
    const { text, missing } = this.suggest.fill(script, incident!, values, this.clock.now());
    if (missing.length > 0) throw new ScriptUnfilled(scriptId, missing);
    return { text: cueText(text), script: { scriptId, version } };
  }

  /** The one that waits gives its place, the new one takes it, and the incident hears of it: all or nothing. */
  private async write(
    order: CueOrder,
    wording: Wording,
    person: Person,
    from: Origin | undefined,
  ): Promise<CueView> {
    const { roomId, incidentId } = order;
    const [waiting, incident] = await Promise.all([this.store.waiting(roomId), this.incidentOf(order)]);
    const now = this.clock.now();
    const by = { type: 'person', name: person.name } as const;
    const place = { id: this.newId(), roomId, seq: 0 };
    const body = { type: 'sent', ...wording, ...(incidentId !== undefined && { incidentId }) } as const;
    const sent = nextCueEvent(place, body, now, by);
    const cue = applyCueEvent(undefined, sent);
    const replaced = waiting && nextCueEvent(waiting, { type: 'replaced', newerId: place.id }, now, by);
    const story = incident && this.hooks.cued && nextEvent(incident, this.hooks.cued(cue), now, by);
    await this.ledger.commit({
      cues: [...(replaced ? [replaced] : []), sent],
      events: story ? [story] : [],
      ...(from && { from }),
      outbox: [
        ...(replaced ? [cueTold(applyCueEvent(waiting, replaced))] : []),
        cueTold(cue),
        ...(story ? [{ name: 'incident', roomId, payload: applyEvent(incident, story) } as const] : []),
      ],
    });
    return cue;
  }
}
