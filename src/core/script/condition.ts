import type { FaultAspect } from './fault-known.js';

export const PHASES = ['trouble', 'recovered'] as const;
/** Trouble goes on; or viewers say that it is back, or no longer complain. */
export type Phase = (typeof PHASES)[number];

/**
 * What must be known of an incident for a script's words to be true. What is left out does not matter; `true` is the
 * only answer to a question: words that need somebody not to know something do not exist.
 */
export interface ScriptCondition {
  readonly phase?: Phase;
  /** Viewers name these parts of the broadcast and no others; or, `known`, any at all. */
  readonly aspect?: 'known' | readonly FaultAspect[];
  /** It is known on which devices it is broken. */
  readonly devices?: true;
  /** People talk about it outside the room. */
  readonly talk?: true;
  /** The public has been told something already: words that go on from there. */
  readonly answered?: true;
}

/** What is known of an incident, as far as conditions ask. */
export interface Situation {
  readonly phase: Phase;
  /** In the order of FAULT_ASPECTS; empty: nobody said what is broken. */
  readonly aspects: readonly FaultAspect[];
  /** Empty: nobody named one. */
  readonly devices: readonly string[];
  readonly talk: boolean;
  readonly answered: boolean;
}

/** @returns whether a script with this condition says only what is known */
export function holds(condition: ScriptCondition, situation: Situation): boolean {
  const { phase, aspect, devices, talk, answered } = condition;
  return (
    (phase === undefined || phase === situation.phase) &&
    (aspect === undefined || aspectHolds(aspect, situation.aspects)) &&
    (devices === undefined || situation.devices.length > 0) &&
    (talk === undefined || situation.talk) &&
    (answered === undefined || situation.answered)
  );
}

function aspectHolds(wanted: NonNullable<ScriptCondition['aspect']>, known: readonly FaultAspect[]): boolean {
  if (wanted === 'known') return known.length > 0;
  return known.length === wanted.length && known.every((one) => wanted.includes(one));
}
