import type { Evidence, Facts } from '../evidence.js';
import type { Signal, SignalFinding, SignalKind } from '../signal.js';
import type { RoomWindow } from '../window/window.js';

/** One thing that a detector sees in a window now. */
export interface Observation {
  readonly finding: SignalFinding;
  /**
   * Strong enough to raise a signal. What is seen but does not raise is past the lower threshold: it keeps a signal
   * open that is open already. The gap between the two keeps signals from flapping.
   */
  readonly raises: boolean;
  /** It is known to be over: an open signal is cleared at once, with this evidence. */
  readonly ends?: true;
}

/**
 * Pure and total: `(window, the room's open signals) → observations`, at most one a subject. Open signals tell a
 * detector what was usual before the trouble began.
 */
export type SignalDetector = (window: RoomWindow, open: readonly Signal[]) => readonly Observation[];

/** Raised whenever a detector of this folder changes what it finds. */
const VERSION = '3';

/** @param score 0 … 1, cut to that */
export function windowEvidence(kind: SignalKind, score: number, facts: Facts): Evidence {
  return {
    detector: kind,
    rule: kind,
    version: VERSION,
    score: Math.min(1, Math.max(0, score)),
    spans: [],
    facts,
  };
}

/** Tenths are all that a person reads. */
export function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
