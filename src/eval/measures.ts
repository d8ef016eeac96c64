import { type Analysis, YES } from '../core/flag.js';

/** One question that a set answers for every row, and how our answer is read from an analysis. */
export interface Measure {
  readonly name: { readonly zh: string; readonly en: string };
  /** The class that each label of the set stands for. */
  readonly classOf: Readonly<Record<string, string>>;
  readonly given: (analysis: Analysis) => string;
  /** How sure we were of what we gave, 0 … 1: the surer, the worse the mistake. */
  readonly sureness: (analysis: Analysis) => number;
}

const NEGATIVE = 'negative';
const REST = 'rest';

/** @returns the classes of a measure, each once */
export function classesOf({ classOf }: Measure): string[] {
  return [...new Set(Object.values(classOf))].sort();
}

/** Two-way, for reviews that are one or the other: a score of exactly 0 counts as positive. */
export const SIGN: Measure = {
  name: { zh: '正负', en: 'sign' },
  classOf: { '0': NEGATIVE, '1': 'positive' },
  given: ({ sentimentScore }) => (sentimentScore < 0 ? NEGATIVE : 'positive'),
  sureness: ({ sentimentScore }) => Math.abs(sentimentScore),
};

/** Negative against whatever else there is: neutral counts as the rest. */
export function negative(negatives: readonly string[], others: readonly string[]): Measure {
  return {
    name: { zh: '负面与其余', en: 'negative' },
    classOf: Object.fromEntries([
      ...negatives.map((label) => [label, NEGATIVE]),
      ...others.map((label) => [label, REST]),
    ]) as Record<string, string>,
    given: ({ sentiment }) => (sentiment === -1 ? NEGATIVE : REST),
    sureness: ({ sentiment, sentimentScore }) =>
      sentiment === -1 ? -sentimentScore : (1 + sentimentScore) / 2,
  };
}

const THREE_WAYS = { '-1': NEGATIVE, '0': 'neutral', '1': 'positive' } as const;

export const SENTIMENT: Measure = {
  name: { zh: '情感', en: 'sentiment' },
  classOf: THREE_WAYS,
  given: ({ sentiment }) => THREE_WAYS[sentiment],
  sureness: ({ sentiment, sentimentScore }) =>
    sentiment === 0 ? 1 - Math.abs(sentimentScore) : Math.abs(sentimentScore),
};

export const ABUSE = byScore({ zh: '辱骂', en: 'abuse' }, ({ abuse }) => abuse);
export const AD = byScore({ zh: '广告', en: 'ad' }, ({ ad }) => ad);

function byScore(name: Measure['name'], score: (analysis: Analysis) => number): Measure {
  const isOne = (analysis: Analysis) => score(analysis) >= YES;
  return {
    name,
    classOf: { '0': 'no', '1': 'yes' },
    given: (analysis) => (isOne(analysis) ? 'yes' : 'no'),
    sureness: (analysis) => (isOne(analysis) ? score(analysis) : 1 - score(analysis)),
  };
}
