import type { IncidentView } from '../core/incident/view.js';
import type { FilledScript } from '../core/script/fill-script.js';
import { fillScript } from '../core/script/fill-script.js';
import type { ScriptHistory } from '../core/script/history.js';
import { incidentFacts, roomFacts } from '../core/script/incident-facts.js';
import { rankScripts } from '../core/script/rank-scripts.js';
import type { Script } from '../core/script/script.js';
import type { Suggestion } from '../core/script/suggestion.js';
import type { ScriptSource } from '../ports.js';

/** The prepared scripts as they are now, offered and filled for an incident. */
export class SuggestScripts {
  constructor(
    private readonly scripts: ScriptSource,
    /** The name that people know a room by, where it has one. */
    private readonly roomName: (roomId: string) => string | undefined,
    /** What was used there so far, and what helped. */
    private readonly historyOf: (roomId: string) => ScriptHistory,
  ) {}

  /** @returns up to five, best first: see `rankScripts`. */
  forIncident(incident: IncidentView, now: number): readonly Suggestion[] {
    return rankScripts(this.scripts.current(), incident, {
      facts: this.factsOf(incident, now),
      history: this.historyOf(incident.roomId),
      now,
    });
  }

  script(scriptId: string): Script | undefined {
    return this.scripts.current().find(({ id }) => id === scriptId);
  }

  /** @param given what a person typed or saw, by variable name; goes before what is known */
  fill(
    script: Script,
    incident: IncidentView,
    given: Readonly<Record<string, string>>,
    now: number,
  ): FilledScript {
    return fillScript(script, { ...this.factsOf(incident, now), ...given });
  }

  /** Where nothing is wrong: only the room is known. */
  fillWithout(script: Script, roomId: string, given: Readonly<Record<string, string>>): FilledScript {
    return fillScript(script, { ...roomFacts(this.roomName(roomId)), ...given });
  }

  private factsOf(incident: IncidentView, now: number) {
    return incidentFacts(incident, this.roomName(incident.roomId), now);
  }
}
