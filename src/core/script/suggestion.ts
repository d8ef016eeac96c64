import type { CompensationSpec } from './compensation.js';
import type { Audience, ScriptVariable } from './script.js';
import type { Facts } from '../evidence.js';

/** Why this script and why at this rank: a code that `rankReasonInWords` tells in Chinese and English. */
export interface RankReason {
  readonly code: string;
  readonly facts: Facts;
  /** What it added to the score. */
  readonly weight: number;
}

/** A script offered for an incident: filled as far as is known, ranked, with reasons. */
export interface Suggestion {
  readonly scriptId: string;
  readonly version: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly audience: Audience;
  /** Text with known variables filled; unknown ones stay as `{{name}}`. */
  readonly text: string;
  readonly filled: Readonly<Record<string, string>>;
  /** Variables a person must still give; a suggestion with any cannot be sent. */
  readonly missing: readonly ScriptVariable[];
  /** What it gives away, where it does: `compensationOf` sums it with the values given. */
  readonly compensation?: readonly CompensationSpec[];
  readonly score: number;
  readonly reasons: readonly RankReason[];
}
