import type { Audience } from './script.js';

/** One use of a script in a room: who it spoke to, when, and for which incident. */
export interface PastUse {
  readonly scriptId: string;
  readonly audience: Audience;
  /** ms */
  readonly at: number;
  /** Left out where it was said without one. */
  readonly incidentId?: string;
}

/** What followed the uses of a script so far, in any room. */
export interface ScriptEffect {
  /** Uses that could be judged, at least 1. */
  readonly uses: number;
  /**
   * The mean of how far complaints and the share of negative messages fell after each use, above what they usually fall
   * by without any words, see `effectsOf` (core/review): 1 all gone, 0 as usual, −1 they rose from nothing.
   */
  readonly helped: number;
}

/** What ranking knows of earlier uses. */
export interface ScriptHistory {
  /** In the room's present broadcast, in any order. */
  readonly usedOnAir: readonly PastUse[];
  /** By script id; one never used has none. */
  readonly effects: ReadonlyMap<string, ScriptEffect>;
}

export const NO_HISTORY: ScriptHistory = { usedOnAir: [], effects: new Map() };
