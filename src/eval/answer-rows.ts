import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Analyser } from '../core/detect/analyse-message.js';
import { decideFlag } from '../core/detect/policy.js';
import type { LabelledRow } from './labelled-row.js';
import { messageOf } from './message-of.js';
import type { AnsweredRow } from './score-set.js';

/** Rows between two looks at the clock, which also let the progress bar move. */
const SLICE = 500;

export interface AnsweredRows {
  readonly answered: readonly AnsweredRow[];
  /** µs a message for the detectors alone, batch by batch as in a room. */
  readonly microseconds: number;
}

export async function answerRows(
  rows: readonly LabelledRow[],
  analyse: Analyser,
  onProgress: (count: number) => void,
): Promise<AnsweredRows> {
  const answered: AnsweredRow[] = [];
  let spent = 0;
  for (let from = 0; from < rows.length; from += SLICE) {
    const slice = rows.slice(from, from + SLICE);
    const messages = slice.map(({ text }) => messageOf(text));
    const start = performance.now();
    const analyses = analyse(messages);
    spent += performance.now() - start;
    for (const [index, analysis] of analyses.entries()) {
      const flagged = decideFlag(messages[index]!, analysis, []) !== undefined;
      answered.push({ row: slice[index]!, analysis, flagged });
    }
    onProgress(slice.length);
    await setImmediate();
  }
  return { answered, microseconds: rows.length === 0 ? 0 : (spent * 1_000) / rows.length };
}
