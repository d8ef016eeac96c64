import type { Facts } from '../evidence.js';
import type { IncidentView } from '../incident/view.js';
import { holds } from './condition.js';
import { fillScript } from './fill-script.js';
import type { ScriptHistory } from './history.js';
import { fitReasons } from './rank-fit.js';
import { historyReasons } from './rank-history.js';
import { familyOf, type Audience, type Script } from './script.js';
import { situationOf } from './situation.js';
import type { RankReason, Suggestion } from './suggestion.js';

/** As many as a person reads while the clock runs. */
const OFFERED = 5;
/** Whoever takes the incident needs words for the room and a cue for the host; the rest is by rank. */
const ALWAYS: readonly Audience[] = ['room', 'host'];

export interface Known {
  /** See `incidentFacts`. */
  readonly facts: Facts;
  readonly history: ScriptHistory;
  readonly now: number;
}

/**
 * A script is offered where it answers the cause and says only what is known. Its rank comes from what an incident
 * keeps (its cause, its grade, the kinds of signals it ever held) and from earlier uses. Figures fill the texts but
 * move nothing, so that a list stays in place while somebody reads it: it moves when something is used, and once when
 * a cool-down ends.
 * @returns up to five, best first, with at least one for the room and one for the host where there are such, and of
 * variants only the best; the order of `scripts` does not matter
 */
export function rankScripts(
  scripts: readonly Script[],
  incident: IncidentView,
  known: Known,
): readonly Suggestion[] {
  const situation = situationOf(incident);
  const ranked = scripts
    .filter(({ when }) => holds(when, situation))
    .flatMap((script) => {
      const fit = fitReasons(script, incident);
      if (fit === undefined) return [];
      const reasons = [...fit, ...historyReasons(script, scripts, incident, known)];
      return [{ family: familyOf(script), suggestion: suggestionOf(script, known.facts, reasons) }];
    })
    .sort((a, b) => byRank(a.suggestion, b.suggestion));
  const best = ranked
    .filter(({ family }, i) => ranked.findIndex((other) => other.family === family) === i)
    .map(({ suggestion }) => suggestion);
  const first = ALWAYS.flatMap(
    (audience) => best.find((suggestion) => suggestion.audience === audience) ?? [],
  );
  const rest = best.filter((suggestion) => !first.includes(suggestion));
  return [...first, ...rest.slice(0, OFFERED - first.length)].sort(byRank);
}

function byRank(a: Suggestion, b: Suggestion): number {
  return b.score - a.score || (a.scriptId < b.scriptId ? -1 : 1);
}

function suggestionOf(script: Script, facts: Facts, reasons: readonly RankReason[]): Suggestion {
  const { id: scriptId, version, title, audience, compensation } = script;
  return {
    scriptId,
    version,
    title,
    audience,
    ...fillScript(script, facts),
    ...(compensation.length > 0 && { compensation }),
    score: reasons.reduce((total, reason) => total + reason.weight, 0),
    reasons,
  };
}
