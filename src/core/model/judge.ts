import { type Sentiment, type Topic, TOPICS } from '../topic.js';
import { COLUMN_OF, COLUMNS, type Register, REGISTERS, TOPIC_COLUMN } from './columns.js';
import { type Model, scoreText } from './model.js';

/** What the model makes of a text. */
export interface Judgement {
  /** Where it was most likely written. */
  readonly register: Register;
  readonly sentiment: Sentiment;
  /** -1 … 1; its sign is the best two-way guess. */
  readonly sentimentScore: number;
  /** Offends somebody: 0 … 1, a yes from 0.5 on. */
  readonly abuse: number;
  /** Advertises or solicits: 0 … 1, a yes from 0.5 on. */
  readonly ad: number;
  /** 0 … 1 by topic, a yes from 0.5 on. */
  readonly topics: Readonly<Record<Topic, number>>;
  /** Whether it is negative, complains or advertises is nearly even: a better reader may be asked. */
  readonly doubtful: boolean;
}

export const NO_JUDGEMENT: Judgement = {
  register: 'chat',
  sentiment: 0,
  sentimentScore: 0,
  abuse: 0,
  ad: 0,
  topics: Object.fromEntries(TOPICS.map((topic) => [topic, 0])) as Record<Topic, number>,
  doubtful: false,
};

/** How sharply registers are told apart: one that scores 1 more weighs e^6 times as much. */
const SHARPNESS = 6;
/** Steepness of the curve from margins to 0 … 1: a margin of 1 is about 0.95. */
const STEEPNESS = 3;

const COMPLAINTS = TOPICS.filter((topic) => topic !== 'ad');
/** How sure a line of chat must be to complain, and how much less its likeliest topic, and any other, needs then. */
const COMPLAINT_FROM = 0.07;
const BEST_EDGE = 0.35;
const EDGE = 0.1;
/** How much of a complaint counts for each topic of a longer text, at most, and how much less is needed. */
const ADDED = 0.7;
const MOST_ADDED = 0.3;
const LONG_EDGE = 0.2;

/** A flag for solicitation is asked for more than the bare guess is. */
const AD_EDGE = 0.15;

const scores = new Float64Array(COLUMNS.length);
const shares = new Float64Array(REGISTERS.length);

/** @param marks what `marksOf` says of the text */
export function judge(model: Model, text: string, marks: readonly number[]): Judgement {
  scoreText(model, text, marks, scores);
  shareRegisters();
  const negative = mixed(COLUMN_OF['negative/review']);
  const positive = mixed(COLUMN_OF['positive/review']);
  const review = shares[0]!;
  const good = (positive - negative) / 2;
  const leaning = good + review * scores[COLUMN_OF['polarity/review']]!;
  return {
    register: REGISTERS[shares.indexOf(Math.max(...shares))]!,
    sentiment: sentimentOf(negative, positive),
    sentimentScore: 2 * probability(leaning) - 1,
    abuse: probability(scores[COLUMN_OF.offence]!),
    ad: probability(scores[TOPIC_COLUMN.ad]!),
    topics: topicsOf(),
    doubtful: isDoubtful(negative),
  };
}

/**
 * A line of chat complains of one thing: whether it does is asked before of what, and the likeliest topic then needs
 * little evidence. Reviews and posts complain of several things at once: each topic is asked for by itself, and
 * that the text complains at all only adds. An advertisement complains of nothing.
 */
function topicsOf(): Record<Topic, number> {
  const complains = scores[COLUMN_OF.complaint]!;
  const isLong = shares[COLUMN_OF['register/review']]! + shares[COLUMN_OF['register/post']]! > 0.5;
  let best: Topic = 'av_fault';
  for (const topic of COMPLAINTS)
    if (scores[TOPIC_COLUMN[topic]]! > scores[TOPIC_COLUMN[best]]!) best = topic;
  const topics = {} as Record<Topic, number>;
  for (const topic of COMPLAINTS) {
    const score = scores[TOPIC_COLUMN[topic]]!;
    const margin = isLong
      ? score + ADDED * Math.min(MOST_ADDED, complains) + LONG_EDGE
      : Math.min(complains - COMPLAINT_FROM, score + (topic === best ? BEST_EDGE : EDGE));
    topics[topic] = probability(margin);
  }
  topics.ad = probability(scores[TOPIC_COLUMN.ad]! - AD_EDGE);
  return topics;
}

/** Three classes from two questions: what is both is what it is more. */
function sentimentOf(negative: number, positive: number): Sentiment {
  if (negative > 0 && negative >= positive) return -1;
  return positive > 0 ? 1 : 0;
}

/** How likely the text is of each register; together 1. */
function shareRegisters(): void {
  let total = 0;
  for (let i = 0; i < shares.length; i++) {
    shares[i] = Math.exp(SHARPNESS * scores[i]!);
    total += shares[i]!;
  }
  for (let i = 0; i < shares.length; i++) shares[i]! /= total;
}

/** @param first the first of a question's columns, one a register */
function mixed(first: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) sum += shares[i]! * scores[first + i]!;
  return sum;
}

function probability(margin: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * margin));
}

/** A margin nearer to 0 could as well have fallen on the other side; of ordinary chat that is 4 to 9 %. */
const DOUBT = 0.15;

/** Asks of the margins that flags hang on most. */
function isDoubtful(negative: number): boolean {
  const complaint = scores[COLUMN_OF.complaint]! - COMPLAINT_FROM;
  return [negative, complaint, scores[TOPIC_COLUMN.ad]!].some((margin) => Math.abs(margin) < DOUBT);
}
