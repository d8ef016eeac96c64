import type { FaultReport, Stance } from './fault-report.js';
import type { What } from './fault-words.js';

/** Stands for what is broken in a report that does not say it. */
export const ANY_WHAT = 'any';
export type AnyWhat = What | typeof ANY_WHAT;

/**
 * Under which name the people who say this of that are counted: `hit:android`, `back:any`, `over`.
 * @param about who it is, an id of `ASPECTS`, or what it is
 */
export function voiceOf(stance: Stance, about?: string): string {
  return about === undefined ? stance : `${stance}:${about}`;
}

/** @returns the voices that a message joins, each once: few, and none for ordinary chat */
export function voicesOf(reports: readonly FaultReport[]): readonly string[] {
  const voices = new Set<string>();
  for (const { stance, who, what = ANY_WHAT } of reports) {
    if (stance === 'done' || stance === 'over') {
      voices.add(stance);
      continue;
    }
    for (const one of who) voices.add(voiceOf(stance, one));
    voices.add(voiceOf(stance, what));
  }
  return [...voices];
}
