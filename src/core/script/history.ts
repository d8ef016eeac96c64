import { MINUTE } from '../window/widths.js';
import type { Audience } from './script.js';

/** One use of a script in a room: who it spoke to, when, and for which incident. */
export interface ScriptUse {
  readonly scriptId: string;
  readonly audience: Audience;
  /** ms */
  readonly at: number;
  readonly incidentId: string;
}

/** A use is judged by what the room says up to this long after it, compared with as long before. */
export const EFFECT_WINDOW = 5 * MINUTE;

/** What followed the uses of a script so far, in any room. */
export interface ScriptEffect {
  /** Uses that could be judged, at least 1. */
  readonly uses: number;
  /**
   * By how much more complaints and the share of negative messages fell after it than they do where nobody says
   * anything, as a part of what was there before: the mean over all uses, −1 … 1.
   */
  readonly helped: number;
}

/** What ranking knows of earlier uses. */
export interface ScriptHistory {
  /** In the room's present session, in any order. */
  readonly usedInSession: readonly ScriptUse[];
  /** By script id; one never used has none. */
  readonly effects: ReadonlyMap<string, ScriptEffect>;
}

export const NO_HISTORY: ScriptHistory = { usedInSession: [], effects: new Map() };
