import type { SetResult } from './evaluate.js';
import type { RoomFigures } from './room-figures.js';

/** What is true of the whole run. */
export interface RunFacts {
  /** ISO 8601 */
  readonly at: string;
  /** Which rows were measured. */
  readonly rows: string;
  /** Version of the model in use. */
  readonly model: string;
  /** The model has learned from the held-out rows, too. */
  readonly hasSeenAll: boolean;
  /** How long the detectors took to open. */
  readonly openSeconds: number;
  /** Of the whole process with the detectors open. */
  readonly megabytes: number;
}

/** The figures for a program to read; shares 0 … 1, times in µs a message. */
export function jsonReport(
  facts: RunFacts,
  results: readonly SetResult[],
  rooms: readonly RoomFigures[],
): string {
  return `${JSON.stringify({ ...facts, sets: results.map(setInJson), rooms }, undefined, 2)}\n`;
}

function setInJson({ set, file, rowsInFile, bad, figures, targets, microseconds, mistakes }: SetResult) {
  const { topics, negatives, ...classes } = figures;
  return {
    set: set.id,
    file,
    rowsInFile,
    badRows: bad.length,
    measure: set.measure.name.en,
    ...classes,
    topics: topics && {
      macroF1: topics.macroF1,
      counted: topics.counted,
      each: Object.fromEntries(topics.each),
    },
    hardNegatives: negatives,
    microseconds,
    references: set.references,
    targets,
    mistakes,
  };
}
