import { REGISTERS, type Column, COLUMNS } from '../core/model/columns.js';
import { TOPICS } from '../core/topic.js';
import type { Example } from './example.js';
import type { Question } from './fit.js';

/** What one example answers. */
interface Answer {
  readonly yes: boolean;
  readonly weight: number;
}

/** How a column is learned. */
interface Lesson {
  readonly answer: (example: Example) => Answer | undefined;
  readonly passes: number;
  /** Added to the bias: a yes is asked for less, or more, evidence than the rows' own shares suggest. */
  readonly lean: number;
}

/** What texts of another register count in the heads of each: all can teach, comments are too unlike the rest. */
const FOREIGN = { review: 0.1, post: 0.1, comment: 0.02, chat: 0.1 } as const;
/** Where displeasure is rarer than in what was read, or where too little was read to be sure. */
const NEGATIVE_LEAN = { review: 0, post: 0, comment: 0.15, chat: 0 } as const;
/** Solicitation takes more shapes than were read. */
const AD_LEAN = 0.5;
/** A rare topic's yes counts more than a no. */
const YES_WEIGHT = 2.5;
const PARTLY_WEIGHT = 0.2;

const LESSONS: Readonly<Record<Column, Lesson>> = Object.fromEntries([
  ...REGISTERS.flatMap((register): [Column, Lesson][] => [
    [
      `register/${register}`,
      {
        passes: 4,
        lean: 0,
        answer: ({ register: own, registerWeight = 1 }) =>
          own && { yes: own === register, weight: registerWeight },
      },
    ],
    [
      `negative/${register}`,
      { passes: 6, lean: NEGATIVE_LEAN[register], answer: (one) => feels(one, register, -1) },
    ],
    [`positive/${register}`, { passes: 6, lean: 0, answer: (one) => feels(one, register, 1) }],
  ]),
  [
    'polarity/review',
    {
      passes: 8,
      lean: 0,
      answer: ({ isGood, goodWeight = 1 }) =>
        isGood === undefined ? undefined : { yes: isGood, weight: goodWeight },
    },
  ],
  [
    'complaint',
    {
      passes: 8,
      lean: 0,
      answer: ({ topics, topicWeight = 1 }) =>
        topics && { yes: topics.some((topic) => topic !== 'ad'), weight: topicWeight },
    },
  ],
  [
    'offence',
    {
      passes: 6,
      lean: -0.15,
      answer: ({ offends }) => (offends === undefined ? undefined : { yes: offends, weight: 1 }),
    },
  ],
  ...TOPICS.map((topic): [Column, Lesson] => [
    `topic/${topic}`,
    {
      passes: 12,
      lean: topic === 'ad' ? AD_LEAN : 0,
      answer: ({ topics, topicWeight = 1, partly }) => {
        if (topics !== undefined) {
          const yes = topics.includes(topic);
          return { yes, weight: topicWeight * (yes ? YES_WEIGHT : 1) };
        }
        const known = partly?.[topic];
        return known === undefined ? undefined : { yes: known, weight: PARTLY_WEIGHT };
      },
    },
  ]),
]) as Readonly<Record<Column, Lesson>>;

function feels(example: Example, register: (typeof REGISTERS)[number], value: -1 | 1): Answer | undefined {
  const { sentiment, sentimentWeight = 1 } = example;
  if (sentiment === undefined) return undefined;
  const near = example.register === register ? 1 : FOREIGN[register];
  return { yes: sentiment === value, weight: sentimentWeight * near };
}

/** How one column of the model is learned from the examples. */
export interface Course {
  readonly column: Column;
  readonly question: Question;
  readonly passes: number;
  readonly lean: number;
}

/** @returns a question a column, in the order of COLUMNS */
export function questionsOf(examples: readonly Example[]): Course[] {
  return COLUMNS.map((column) => {
    const { answer, passes, lean } = LESSONS[column];
    const rows: number[] = [];
    const answers: number[] = [];
    const weights: number[] = [];
    examples.forEach((example, row) => {
      const given = answer(example);
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
    return { column, question, passes, lean };
  });
}
