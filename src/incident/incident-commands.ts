import type { Grade } from '../core/grade.js';
import { isRecovery } from '../core/incident/grade-recovered.js';
import { MINUTE } from '../core/window/widths.js';
import type { IncidentView } from '../core/incident/view.js';
import { isAwake } from '../core/incident/view.js';
import { compensationOf } from '../core/script/compensation.js';
import { promisedIn } from '../core/script/promised-in.js';
import type { Assumption } from '../ports.js';
import type { Given } from '../review/read-review.js';
import type { SuggestScripts } from '../suggest/suggest-scripts.js';
import type { Asking } from './asking.js';
import {
  AboveOwnLimit,
  NobodyToHandTo,
  SameCauseGoesOn,
  ScriptChanged,
  ScriptUnfilled,
} from './incident-errors.js';
import { oneEvent, type IncidentLedger } from './incident-ledger.js';

/** A script as a person chose it. */
export interface ChosenScript {
  readonly scriptId: string;
  /** The version that the person read. */
  readonly version: number;
  /** The values that the person read or typed, by variable name. */
  readonly values: Readonly<Record<string, string>>;
}

/** What the commands ask of others. */
export interface IncidentHelp {
  readonly suggest: Pick<SuggestScripts, 'script' | 'fill'>;
  /** Whether the person may have an incident of the room. */
  readonly mayTake: (person: string, roomId: string) => Promise<boolean>;
  /** What the person has promised in the room's present broadcast. */
  readonly given: (roomId: string, person: string) => Promise<Given>;
  /** The room's incidents that are not over. */
  readonly goingOn: (roomId: string) => Promise<readonly IncidentView[]>;
}

/** What people do to one incident. All throw as `IncidentLedger.write`. */
export class IncidentCommands {
  constructor(
    private readonly ledger: IncidentLedger,
    private readonly help: IncidentHelp,
  ) {}

  async read(incidentId: string, asking: Pick<Asking, 'person'>): Promise<IncidentView> {
    return (await this.ledger.find(incidentId, asking)).view;
  }

  async claim(incidentId: string, asking: Asking): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, () => ({ type: 'claimed' }));
  }

  /** @throws NobodyToHandTo */
  async hand(incidentId: string, asking: Asking, to: string, why?: string): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, async ({ roomId }) => {
      if (!(await this.help.mayTake(to, roomId))) throw new NobodyToHandTo(to);
      return { type: 'handed', to, ...told({ why }) };
    });
  }

  async release(incidentId: string, asking: Asking, why?: string): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, () => ({ type: 'released', ...told({ why }) }));
  }

  /** The grade stands until a person gives another. Whoever takes what the system proposes takes its reasons. */
  async grade(incidentId: string, asking: Asking, grade: Grade, why: string): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, ({ proposed, gradeReasons }) => {
      const known = proposed?.reasons ?? gradeReasons;
      // That viewers call it repaired stays known, whatever grade it is given.
      const repaired = known.filter((reason) => isRecovery([reason]));
      return { type: 'graded', grade, reasons: proposed?.grade === grade ? known : repaired, why };
    });
  }

  async hold(incidentId: string, asking: Asking, minutes: number, why: string): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, (_, now) => ({
      type: 'held',
      until: now + minutes * MINUTE,
      why,
    }));
  }

  /** The all-clear. @param given.why for one that is given while signals are open */
  async resolve(
    incidentId: string,
    asking: Asking,
    given: { readonly note?: string | undefined; readonly why?: string | undefined },
  ): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, () => ({
      type: 'resolved',
      allClear: true,
      ...told(given),
    }));
  }

  /** @throws SameCauseGoesOn */
  async reopen(incidentId: string, asking: Asking, why: string): Promise<IncidentView> {
    return await this.ledger.append(incidentId, asking, async (incident) => {
      const others = await this.help.goingOn(incident.roomId);
      const same = others.find((other) => isAwake(other) && excludes(other, incident));
      if (same) throw new SameCauseGoesOn(same.id);
      return { type: 'reopened', why };
    });
  }

  /** @throws ScriptChanged, ScriptUnfilled, AboveOwnLimit */
  async useScript(incidentId: string, asking: Asking, chosen: ChosenScript): Promise<IncidentView> {
    const { suggest } = this.help;
    const [after] = await this.ledger.write(incidentId, asking, async (incident, now) => {
      const { scriptId, version, values } = chosen;
      const script = suggest.script(scriptId);
      if (script?.version !== version) throw new ScriptChanged(scriptId, version);
      const { text, filled, missing } = suggest.fill(script, incident, values, now);
      if (missing.length > 0) throw new ScriptUnfilled(scriptId, missing);
      const { audience } = script;
      const heard = audience === 'room' || audience === 'social';
      const gives = compensationOf(script, filled);
      const assumptions = gives ? await this.withinLimit(incident.roomId, asking, gives.total) : [];
      const promised = gives && { compensation: promisedIn(gives) };
      const used = { type: 'script.used', scriptId, version, text, public: heard, audience } as const;
      return { ...oneEvent(incident, { ...used, ...promised }, asking, now), assumptions };
    });
    return after!;
  }

  /**
   * What one may not give alone goes out as an announcement, which a second person confirms.
   * @returns what must still be so when it is written: somebody may give twice at the same moment
   * @throws AboveOwnLimit
   */
  private async withinLimit(roomId: string, { person }: Asking, total: number): Promise<Assumption[]> {
    const { name, compensationLimit = 0 } = person;
    const given = await this.help.given(roomId, name);
    const inAll = given.yuan + total;
    if (inAll > compensationLimit) throw new AboveOwnLimit(inAll, compensationLimit);
    return [given.stillSo];
  }
}

/** One of a cause goes on in a room, and those beside it that a person set apart. */
function excludes(other: IncidentView, incident: IncidentView): boolean {
  const isApart = other.splitFrom !== undefined || incident.splitFrom !== undefined;
  return !isApart && other.cause === incident.cause && other.id !== incident.id;
}

/** Left out where nothing is said. */
function told<T extends Record<string, string | undefined>>(given: T): { [Name in keyof T]?: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: string;
  };
}
