import type { Analysis } from '../core/flag.js';
import { TOPICS, type Topic } from '../core/topic.js';
import type { LabelledRow } from './labelled-row.js';
import { classesOf } from './measures.js';
import { type ClassFigures, type Figures, meanF1, scoreClasses, scoreNames, share } from './metrics.js';
import type { LabelledSet } from './sets.js';

export interface AnsweredRow {
  readonly row: LabelledRow;
  readonly analysis: Analysis;
  /** A person would be asked to look at it. */
  readonly flagged: boolean;
}

interface TopicFigures {
  /** Over the topics that are counted; undefined when none is. */
  readonly macroF1: number | undefined;
  readonly counted: readonly Topic[];
  readonly each: ReadonlyMap<Topic, ClassFigures>;
}

export interface SetFigures extends Figures {
  readonly topics?: TopicFigures;
  /** Of rows without a topic; share 0 … 1. */
  readonly negatives?: { readonly rows: number; readonly flagged: number };
}

/** With fewer examples in the whole set, a topic's F1 is luck. */
const EXAMPLES_WANTED = 15;

/**
 * @param answered the rows that are measured
 * @param all every row of the set: a topic counts in the mean when it has examples enough here, and one that is measured
 */
export function scoreSet(
  set: LabelledSet,
  answered: readonly AnsweredRow[],
  all: readonly LabelledRow[],
): SetFigures {
  const { measure } = set;
  const answers = answered.map(({ row, analysis }) => ({
    expected: measure.classOf[row.label]!,
    given: measure.given(analysis),
  }));
  return {
    ...scoreClasses(classesOf(measure), answers),
    ...(all.some(({ topics }) => topics !== undefined) && { topics: scoreTopics(answered, all) }),
    ...(set.hardNegatives && { negatives: flaggedOf(answered) }),
  };
}

function scoreTopics(answered: readonly AnsweredRow[], all: readonly LabelledRow[]): TopicFigures {
  const each = scoreNames(
    TOPICS,
    answered.map(({ row, analysis }) => ({ expected: row.topics ?? [], given: analysis.topics })),
  );
  const counted = TOPICS.filter(
    (topic) =>
      all.filter(({ topics }) => topics?.includes(topic)).length >= EXAMPLES_WANTED &&
      each.get(topic)!.support > 0,
  );
  const mean = meanF1(counted.map((topic) => each.get(topic)!));
  return { macroF1: counted.length > 0 ? mean : undefined, counted, each };
}

function flaggedOf(answered: readonly AnsweredRow[]): { rows: number; flagged: number } {
  const negatives = answered.filter(({ row }) => row.topics?.length === 0);
  const flagged = negatives.filter((one) => one.flagged);
  return { rows: negatives.length, flagged: share(flagged.length, negatives.length) };
}
