import type { Cause } from '../incident/events.js';

/** How a script did so far. */
export interface ScriptEffect {
  /** Uses whose effect could be told. */
  readonly uses: number;
  /** -1 … 1; 0 is what usually follows without any words, or that nothing is known. */
  readonly helped: number;
}

/** Effects that were measured alike, by the mean of `Change.helped`. */
export interface MeanEffect {
  readonly cause: Cause;
  readonly count: number;
  readonly helped: number;
}

/** Those of one script in incidents of one cause. */
export interface ScriptMean extends MeanEffect {
  readonly scriptId: string;
}

/**
 * How many effects a mean needs to be believed half: n of them count n / (n + BELIEVED_FROM). This is Bühlmann's
 * credibility, whose constant is the variance of single effects over the variance between scripts. Ours is an estimate
 * until there is data: single effects scatter by some 0.45 either way, scripts differ by some 0.2; 0.2025 / 0.04 ≈ 5.
 */
const BELIEVED_FROM = 5;

/**
 * Trouble falls by itself after its peak, and words are said at the peak: whatever was said there seems to have helped
 * (regression to the mean). So an effect counts by how much it is above the usual course of the same cause where nobody
 * said anything, as far as there are such courses; and what was seen a few times only is drawn towards 0, so that a lucky
 * first use does not lead the list.
 *
 * What this cannot tell: who is left without words is often the lighter case, and what two scripts did that were used within
 * minutes of each other is counted for both. It ranks scripts; it is no proof that one works.
 * @param courses of incidents in whose room nobody said anything, a mean for each cause
 */
export function effectsOf(
  scripts: readonly ScriptMean[],
  courses: readonly MeanEffect[],
): ReadonlyMap<string, ScriptEffect> {
  const usual = new Map(courses.map((course) => [course.cause, believed(course.helped, course.count)]));
  const totals = new Map<string, { uses: number; above: number }>();
  for (const { scriptId, cause, count, helped } of scripts) {
    const { uses, above } = totals.get(scriptId) ?? { uses: 0, above: 0 };
    totals.set(scriptId, {
      uses: uses + count,
      above: above + count * (helped - (usual.get(cause) ?? 0)),
    });
  }
  return new Map(
    [...totals].map(([scriptId, { uses, above }]) => {
      const helped = uses === 0 ? 0 : believed(above / uses, uses);
      return [scriptId, { uses, helped: Math.min(1, Math.max(-1, helped)) }];
    }),
  );
}

function believed(mean: number, count: number): number {
  return (mean * count) / (count + BELIEVED_FROM);
}
