import { parseJsonRow, parseTabRow, type ParseRow } from './labelled-row.js';
import { ABUSE, AD, type Measure, negative, SENTIMENT, SIGN } from './measures.js';

/** Accuracy and macro-F1 that others reach. */
export type Reference = readonly [accuracy: number] | readonly [accuracy: number, macroF1: number];

/** Least figures wanted; for `flaggedNegatives` the most. */
export interface Target {
  readonly accuracy?: number;
  readonly macroF1?: number;
  readonly topicF1?: number;
  readonly flaggedNegatives?: number;
}

export interface LabelledSet {
  readonly id: string;
  /** What the names of its files begin with. */
  readonly stem: string;
  readonly ending: '.jsonl' | '.tsv';
  readonly parse: ParseRow;
  /** A model may have learned from it: only rows held out from training are measured. */
  readonly trainable: boolean;
  readonly measure: Measure;
  /** Rows without a topic were written to be mistaken for rows with one. */
  readonly hardNegatives?: true;
  readonly target: Target;
  /** On other rows of the same sets: the larger class; Naive Bayes on character bigrams; an untuned linear model on hashed n-grams; a fine-tuned BERT, as published. */
  readonly references: {
    readonly majority?: Reference;
    readonly bayes?: Reference;
    readonly linear?: Reference;
    readonly bert?: Reference;
  };
}

const json = { ending: '.jsonl', parse: parseJsonRow, trainable: true } as const;
const tabs = { ending: '.tsv', parse: parseTabRow, trainable: true } as const;

export const SETS: readonly LabelledSet[] = [
  {
    ...json,
    id: 'os10',
    stem: 'sentiment-os10',
    measure: SIGN,
    target: { accuracy: 0.945 },
    references: { majority: [0.51], bayes: [0.908, 0.908], linear: [0.937, 0.937], bert: [0.95, 0.95] },
  },
  {
    ...json,
    id: 'waimai',
    stem: 'sentiment-waimai',
    measure: SIGN,
    target: { accuracy: 0.905 },
    references: { majority: [0.67], bayes: [0.877, 0.861], linear: [0.899, 0.884] },
  },
  {
    ...json,
    id: 'smp2020',
    stem: 'emotion-smp2020-usual',
    measure: negative(['angry', 'sad', 'fear'], ['happy', 'surprise', 'neutral']),
    target: { accuracy: 0.87 },
    references: { majority: [0.52], bayes: [0.811, 0.806], linear: [0.859, 0.858] },
  },
  {
    ...json,
    id: 'bili-comments',
    stem: 'emotion-bili-comments',
    measure: negative(['0', '1', '2'], ['3', '4', '5', '6', '7']),
    target: { accuracy: 0.8, macroF1: 0.78 },
    references: { majority: [0.67], bayes: [0.81, 0.786], linear: [0.79, 0.732] },
  },
  {
    ...json,
    id: 'cold',
    stem: 'abuse-cold',
    measure: ABUSE,
    target: { accuracy: 0.81 },
    references: { majority: [0.6], bayes: [0.776, 0.774], linear: [0.798, 0.793], bert: [0.81] },
  },
  { ...json, id: 'gamead', stem: 'spam-gamead', measure: AD, target: {}, references: {} },
  {
    ...json,
    id: 'tg-spam',
    stem: 'spam-tg',
    trainable: false,
    measure: AD,
    target: { accuracy: 0.8 },
    references: { majority: [0.51], bayes: [0.866, 0.866], linear: [0.905, 0.905] },
  },
  {
    ...tabs,
    id: 'room-comments',
    stem: 'room-comments',
    measure: SENTIMENT,
    target: { accuracy: 0.85, topicF1: 0.75 },
    references: {},
  },
  {
    ...tabs,
    id: 'live-commerce',
    stem: 'live-commerce',
    measure: SENTIMENT,
    hardNegatives: true,
    target: { topicF1: 0.85, flaggedNegatives: 0.05 },
    references: {},
  },
];
