/** What earlier uses say for a script and against it. */
import type { Grade } from '../grade.js';
import type { IncidentView } from '../incident/view.js';
import { MINUTE } from '../window/widths.js';
import type { ScriptEffect, ScriptHistory } from './history.js';
import { chinaClock } from '../china-time.js';
import { UPDATE_MINUTES } from './incident-facts.js';
import { familyOf, type Script } from './script.js';
import type { RankReason } from './suggestion.js';

/** More than any fit can make up for: what was said for this incident is first again only where nothing else is left. */
const USED_HERE = -250;
/** And of several that were, the one that was said least often. */
const USED_AGAIN = -10;
const AGAIN_COUNTED = 5;
/** Below what else answers the cause, above what was said for this very incident. */
const COOLING = -70;
const OTHER_WORDS = 6;
/** The effect of a script moves its rank by at most this. */
const EFFECT = 6;
/** As many uses without any effect are imagined beside the real ones: one lucky use says little. */
const IMAGINED_USES = 3;
/** Below this a figure would be told that is none. */
const WORTH_TELLING = 0.05;

interface Known {
  readonly history: ScriptHistory;
  readonly now: number;
}

/** @param scripts all: a variant of what was used is wanted instead of it */
export function historyReasons(
  script: Script,
  scripts: readonly Script[],
  incident: IncidentView,
  { history, now }: Known,
): readonly RankReason[] {
  return [
    // One viewer's answer is no news to another.
    ...(script.audience === 'viewer' ? [] : usedReason(script, scripts, incident, history, now)),
    ...effectReason(history.effects.get(script.id)),
  ];
}

function usedReason(
  script: Script,
  scripts: readonly Script[],
  incident: IncidentView,
  history: ScriptHistory,
  now: number,
): readonly RankReason[] {
  const here = usesHere(script.id, incident, history);
  if (here !== undefined) {
    const again = Math.min(here.times - 1, AGAIN_COUNTED);
    const facts = { at: chinaClock(here.last), times: here.times };
    return [{ code: 'used', facts, weight: USED_HERE + USED_AGAIN * again }];
  }
  const minutes = coolDownMinutes(incident.grade);
  const last = lastUse(script, history);
  if (last !== undefined && now - last < minutes * MINUTE) {
    return [{ code: 'cooling', facts: { at: chinaClock(last), minutes }, weight: COOLING }];
  }
  const isOtherWords = scripts.some(
    (other) =>
      other.id !== script.id &&
      familyOf(other) === familyOf(script) &&
      usesHere(other.id, incident, history) !== undefined,
  );
  return isOtherWords ? [{ code: 'variant', facts: {}, weight: OTHER_WORDS }] : [];
}

/**
 * For two rounds of updates nobody hears the same text: 6 minutes at P0, 30 at P3. The more urgent, the more is said
 * and the sooner it must be said again.
 */
export function coolDownMinutes(grade: Grade): number {
  return 2 * UPDATE_MINUTES[grade];
}

/** The incident remembers which scripts were used for it; the history how often. */
function usesHere(
  scriptId: string,
  incident: IncidentView,
  { usedOnAir }: ScriptHistory,
): { readonly times: number; readonly last: number } | undefined {
  const noted = incident.scriptsUsed.filter((used) => used.scriptId === scriptId).map(({ at }) => at);
  const told = usedOnAir
    .filter((use) => use.scriptId === scriptId && use.incidentId === incident.id)
    .map(({ at }) => at);
  if (noted.length === 0 && told.length === 0) return undefined;
  return { times: Math.max(noted.length, told.length), last: Math.max(...noted, ...told) };
}

/** When this audience last heard it. */
function lastUse({ id, audience }: Script, { usedOnAir }: ScriptHistory): number | undefined {
  const at = usedOnAir.filter((use) => use.scriptId === id && use.audience === audience).map((use) => use.at);
  return at.length === 0 ? undefined : Math.max(...at);
}

/**
 * Uses that helped weigh as `EFFECT × helped × uses / (uses + IMAGINED_USES)`, rounded: a full success counts a
 * quarter after one use, half after three, nine tenths after 27.
 */
function effectReason(effect: ScriptEffect | undefined): readonly RankReason[] {
  if (effect === undefined || effect.uses < 1 || Math.abs(effect.helped) < WORTH_TELLING) return [];
  const helped = Math.min(1, Math.max(-1, effect.helped));
  const weight = Math.round((EFFECT * helped * effect.uses) / (effect.uses + IMAGINED_USES));
  // Math.round gives -0 for a small harm.
  return [{ code: 'effect', facts: { helped, uses: effect.uses }, weight: weight || 0 }];
}
