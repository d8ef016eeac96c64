import { basename } from 'node:path';
import type { Analyser } from '../core/detect/analyse-message.js';
import { answerRows } from './answer-rows.js';
import { checkTargets, type CheckedTarget } from './check-targets.js';
import { type ChosenRows, measuredRows } from './choose-rows.js';
import type { FoundSet } from './find-sets.js';
import type { BadRow } from './labelled-row.js';
import { worstMistakes } from './mistakes.js';
import type { ReadRows } from './read-rows.js';
import { scoreSet, type SetFigures } from './score-set.js';
import type { LabelledSet } from './sets.js';

export interface EvaluateChoices extends Pick<ChosenRows, 'isMeasured'> {
  /** How many mistakes are kept. */
  readonly errors: number;
}

export interface SetResult {
  readonly set: LabelledSet;
  readonly file: string;
  /** Good rows in the file, measured or not. */
  readonly rowsInFile: number;
  readonly bad: readonly BadRow[];
  readonly figures: SetFigures;
  readonly targets: readonly CheckedTarget[];
  readonly microseconds: number;
  readonly mistakes: ReturnType<typeof worstMistakes>;
}

/** Analyses the rows of one set and scores the answers. */
export async function evaluateSet(
  { set, file }: FoundSet,
  { rows, bad }: ReadRows,
  analyse: Analyser,
  choices: EvaluateChoices,
  onProgress: (count: number) => void,
): Promise<SetResult> {
  const measured = measuredRows(set, rows, choices);
  const { answered, microseconds } = await answerRows(measured, analyse, onProgress);
  const figures = scoreSet(set, answered, rows);
  return {
    set,
    file: basename(file),
    rowsInFile: rows.length,
    bad,
    figures,
    targets: checkTargets(set, figures),
    microseconds,
    mistakes: worstMistakes(set, answered, choices.errors),
  };
}
