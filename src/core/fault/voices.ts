import { WHATS } from './fault-words.js';
import type { FaultReport, Stance } from './fault-report.js';

/** The aspect of a report that does not say what is broken. */
export const ANY_WHAT = 'any';
const WHAT: ReadonlySet<string> = new Set<string>(WHATS);

/** Under which name the people who say this of that are counted: `hit:android`, `back:any`, `over`. */
export function voiceOf(stance: Stance, aspect?: string): string {
  return aspect === undefined ? stance : `${stance}:${aspect}`;
}

/** @returns the voices that a message joins, each once: few, and none for ordinary chat */
export function voicesOf(reports: readonly FaultReport[]): readonly string[] {
  const voices = new Set<string>();
  for (const { stance, aspects } of reports) {
    if (stance === 'done' || stance === 'over') {
      voices.add(stance);
      continue;
    }
    for (const aspect of aspects) voices.add(voiceOf(stance, aspect));
    if (!aspects.some((aspect) => WHAT.has(aspect))) voices.add(voiceOf(stance, ANY_WHAT));
  }
  return [...voices];
}
