import type { Cause } from '../incident/events.js';
import type { ScriptEffect } from '../script/history.js';

/** Effects that were measured alike, by the mean of `Change.helped`. */
export interface MeanEffect {
  readonly cause: Cause;
  readonly count: number;
  readonly helped: number;
}

/** Those of one script in incidents of one cause; at least one. */
export interface ScriptMean extends Omit<MeanEffect, 'cause'> {
  readonly scriptId: string;
  /** Null: used for no incident. */
  readonly cause: Cause | null;
}

/**
 * How many effects a mean needs to be believed half. This is Bühlmann's credibility n / (n + k), where k is the variance of
 * single effects over the variance between scripts; an estimate until there is data: single effects scatter by some 0.35
 * either way, scripts differ by some 0.2, and 0.1225 / 0.04 ≈ 3. Ranking imagines as many uses without any effect.
 */
const BELIEVED_FROM = 3;

/** @returns as much of a mean as so many effects let one believe: what was seen a few times only is drawn towards 0 */
export function believed(mean: number, count: number): number {
  return (mean * count) / (count + BELIEVED_FROM);
}

/**
 * Trouble falls by itself after its peak, and words are said at the peak: whatever was said there seems to have helped
 * (regression to the mean). So an effect counts by how much it is above the usual course of the same cause where nobody
 * said anything, as far as there are such courses.
 *
 * What this cannot tell: who is left without words is often the lighter case, and what two scripts did that were used within
 * minutes of each other is counted for both. It ranks scripts; it is no proof that one works.
 * @param courses of incidents in whose room nobody said anything, a mean for each cause
 * @returns by script, the mean above the usual; not yet drawn towards 0, which ranking does, see `believed`
 */
export function effectsOf(
  scripts: readonly ScriptMean[],
  courses: readonly MeanEffect[],
): ReadonlyMap<string, ScriptEffect> {
  const usual = new Map(courses.map((course) => [course.cause, believed(course.helped, course.count)]));
  const totals = new Map<string, { uses: number; above: number }>();
  for (const { scriptId, cause, count, helped } of scripts) {
    const { uses, above } = totals.get(scriptId) ?? { uses: 0, above: 0 };
    const more = above + count * (helped - ((cause && usual.get(cause)) ?? 0));
    totals.set(scriptId, { uses: uses + count, above: more });
  }
  return new Map(
    [...totals].map(([scriptId, { uses, above }]) => {
      const helped = Math.min(1, Math.max(-1, above / uses));
      return [scriptId, { uses, helped }];
    }),
  );
}
