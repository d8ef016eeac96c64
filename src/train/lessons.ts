import { type Column, KINDS, MOODS, type Register, REGISTERS } from '../core/model/columns.js';
import { TOPICS, type Topic } from '../core/topic.js';
import type { Example } from './example.js';
import type { Bayes } from './fit.js';

/** What one example answers to the question of a column, and how much the answer counts. */
interface Answer {
  readonly yes: boolean;
  readonly weight: number;
}

/** How a column is learned. */
export interface Lesson {
  readonly answer: (example: Example) => Answer | undefined;
  /** Over the rows: small questions are gone over more often. */
  readonly passes: number;
  readonly bayes?: Bayes;
}

/*
 * Weights and shares below were chosen on the fifth of the rows that is held out, or by five-fold cross-validation,
 * each for itself and in few steps; what that flatters is told in training/notes.md. From which score on a column says
 * yes is told in core/model/thresholds.ts.
 */

/** The comments' own head learns from the one set whose labels are all by the same people; it teaches the others. */
const COMMENTS = 'bili-comments';
/** What a text of another register counts in the heads of each. */
const FOREIGN = { review: 0.1, post: 0.1, comment: 0, chat: 0.1 } as const;
/** Counting suits many rows a little, and few rows that use many words a lot. */
const COUNTED: Bayes = { share: 0.1, smoothing: 1 };
const COUNTED_MORE: Bayes = { share: 0.3, smoothing: 0.3 };
/** A rare topic's yes counts more than a no. */
const YES_WEIGHT = 2.5;
const PARTLY_WEIGHT = 0.2;

export const LESSONS: Readonly<Record<Column, Lesson>> = Object.fromEntries([
  ...REGISTERS.flatMap((register): [Column, Lesson][] => [
    [`register/${register}`, { passes: 4, answer: (one) => comesFrom(one, register) }],
    [
      `negative/${register}`,
      {
        passes: 6,
        answer: (one) => feels(one, register, -1),
        ...countedIn(register),
      },
    ],
    [`positive/${register}`, { passes: 6, answer: (one) => feels(one, register, 1), ...countedIn(register) }],
  ]),
  ['polarity/review', { passes: 8, answer: isGood, bayes: COUNTED }],
  ['complaint', { passes: 8, answer: complains }],
  ['offence', { passes: 6, answer: offends, bayes: COUNTED }],
  ...TOPICS.map((topic): [Column, Lesson] => [
    `topic/${topic}`,
    { passes: 12, answer: (one) => isOf(one, topic) },
  ]),
  ...KINDS.flatMap((kind): [Column, Lesson][] =>
    [true, false].map((good) => [
      `${good ? 'good' : 'bad'}/${kind}`,
      { passes: 6, answer: (one) => isOfKind(one, kind, good), bayes: COUNTED },
    ]),
  ),
  ...MOODS.map((mood): [Column, Lesson] => [
    `mood/${mood}`,
    {
      passes: 6,
      answer: (one) => (one.mood === undefined ? undefined : { yes: one.mood === mood, weight: 1 }),
      bayes: COUNTED,
    },
  ]),
] satisfies [Column, Lesson][]) as Readonly<Record<Column, Lesson>>;

function countedIn(register: Register): { readonly bayes?: Bayes } {
  if (register === 'comment') return { bayes: COUNTED_MORE };
  return register === 'post' ? { bayes: COUNTED } : {};
}

function comesFrom({ register, registerWeight = 1 }: Example, asked: Register): Answer | undefined {
  return register && { yes: register === asked, weight: registerWeight };
}

function feels(example: Example, register: Register, value: -1 | 1): Answer | undefined {
  const { set, sentiment, sentimentWeight = 1 } = example;
  const isOwn = set === COMMENTS || (example.register === register && register !== 'comment');
  const near = isOwn ? 1 : FOREIGN[register];
  if (sentiment === undefined || near === 0) return undefined;
  return { yes: sentiment === value, weight: sentimentWeight * near };
}

function isGood({ isGood: yes, goodWeight: weight = 1 }: Example): Answer | undefined {
  return yes === undefined ? undefined : { yes, weight };
}

function isOfKind(example: Example, kind: string, good: boolean): Answer | undefined {
  if (example.isGood === undefined) return undefined;
  const yes = example.kind === kind && example.isGood === good;
  return { yes, weight: example.goodWeight ?? 1 };
}

function complains({ topics, topicWeight = 1 }: Example): Answer | undefined {
  return topics && { yes: topics.some((topic) => topic !== 'ad'), weight: topicWeight };
}

function offends({ offends: yes }: Example): Answer | undefined {
  return yes === undefined ? undefined : { yes, weight: 1 };
}

function isOf({ topics, topicWeight = 1, partly }: Example, topic: Topic): Answer | undefined {
  if (topics !== undefined) {
    const yes = topics.includes(topic);
    return { yes, weight: topicWeight * (yes ? YES_WEIGHT : 1) };
  }
  const known = partly?.[topic];
  return known === undefined ? undefined : { yes: known, weight: PARTLY_WEIGHT };
}
