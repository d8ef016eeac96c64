import type { SetFigures } from './score-set.js';
import type { LabelledSet, Target } from './sets.js';

export interface CheckedTarget {
  readonly what: keyof Target;
  readonly wanted: number;
  readonly reached: number;
  readonly met: boolean;
}

/** @returns one entry for each figure that the set has a target for and that could be measured */
export function checkTargets({ target }: LabelledSet, figures: SetFigures): CheckedTarget[] {
  const figureOf = {
    accuracy: figures.accuracy,
    macroF1: figures.macroF1,
    topicF1: figures.topics?.macroF1,
    flaggedNegatives: figures.negatives?.flagged,
  };
  return (Object.keys(figureOf) as (keyof Target)[]).flatMap((what) => {
    const [wanted, reached] = [target[what], figureOf[what]];
    if (wanted === undefined || reached === undefined) return [];
    return {
      what,
      wanted,
      reached,
      met: what === 'flaggedNegatives' ? reached <= wanted : reached >= wanted,
    };
  });
}
