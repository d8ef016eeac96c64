import type { RuleKit } from '../core/detect/reading.js';
import { openReading } from '../core/detect/reading.js';
import { findingsOf, RULE_STAGES } from '../core/detect/stages.js';
import { MARKS, marksOf } from '../core/model/marks.js';
import type { Model } from '../core/model/model.js';
import { LEANS } from '../core/model/thresholds.js';
import type { Example } from './example.js';
import { fit } from './fit.js';
import { quantise } from './quantise.js';
import { questionsOf } from './questions.js';
import { buildVocabulary, type Seen } from './vocabulary.js';

/** A gram of a text that was read for topics counts as so many others when the vocabulary is chosen. */
const TIMES_COUNTED = 3;

/**
 * Learns a model from examples. The same examples, in the same order, with the same rules give the same model.
 * @param hasSeenAll see `Model`
 * @param onProgress told which column is being learned, from 0 to `total`
 */
export function train(
  examples: readonly Example[],
  kit: RuleKit,
  hasSeenAll: boolean,
  onProgress: (done: number, total: number) => void,
): Model {
  const seen = examples.map((example) => see(example, kit));
  const { grams, matrix } = buildVocabulary(seen, MARKS);
  const courses = questionsOf(examples);
  const fitted = courses.map(({ column, question, passes, bayes }, i) => {
    onProgress(i, courses.length);
    const { weights, bias } = fit(matrix, question, passes, bayes);
    return { weights, bias: bias + (LEANS[column] ?? 0) };
  });
  onProgress(courses.length, courses.length);
  return quantise(fitted, grams, hasSeenAll);
}

function see(example: Example, kit: RuleKit): Seen {
  const reading = openReading(example.text);
  for (const stage of RULE_STAGES) stage(reading, kit);
  const { text } = reading.views.normal;
  const weight = example.topics === undefined ? 1 : TIMES_COUNTED;
  return { text, marks: marksOf(text, findingsOf(reading)), weight };
}
