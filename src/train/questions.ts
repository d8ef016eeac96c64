import { type Column, COLUMNS } from '../core/model/columns.js';
import type { Example } from './example.js';
import type { Question } from './fit.js';
import { type Lesson, LESSONS } from './lessons.js';

/** How one column of the model is learned from the examples. */
export interface Course extends Lesson {
  readonly column: Column;
  readonly question: Question;
}

/** @returns a question a column, in the order of COLUMNS */
export function questionsOf(examples: readonly Example[]): Course[] {
  return COLUMNS.map((column) => {
    const rows: number[] = [];
    const answers: number[] = [];
    const weights: number[] = [];
    examples.forEach((example, row) => {
      const given = LESSONS[column].answer(example);
      if (given === undefined) return;
      rows.push(row);
      answers.push(given.yes ? 1 : -1);
      weights.push(given.weight);
    });
    const question = {
      rows: Uint32Array.from(rows),
      answers: Int8Array.from(answers),
      weights: Float64Array.from(weights),
    };
    return { ...LESSONS[column], column, question };
  });
}
