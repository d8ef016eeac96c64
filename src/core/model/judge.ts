import { type Sentiment, type Topic, TOPICS } from '../topic.js';
import { COLUMN_OF, GROUPS, KINDS, MOODS, type Register, REGISTERS, TOPIC_COLUMN } from './columns.js';
import { advertises, complaintInChat, judgeTopics } from './judge-topics.js';
import { type Model, scoreGroup, scoreText } from './model.js';
import { probability } from './probability.js';
import { DOUBT, KINDS_COUNT, LONG_FROM, MOODS_COUNT, SHARPNESS, WORTH_ASKING } from './thresholds.js';

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

/** The first so many of MOODS. */
const NEGATIVE_MOODS = 3;

const REVIEW = COLUMN_OF['register/review'];
const POST = COLUMN_OF['register/post'];

const scores = new Float64Array(GROUPS.general.length);
const ofReviews = new Float64Array(GROUPS.reviews.length);
const ofPosts = new Float64Array(GROUPS.posts.length);
const shares = new Float64Array(REGISTERS.length);

/** @param marks what `marksOf` says of the text */
export function judge(model: Model, text: string, marks: readonly number[]): Judgement {
  scoreText(model, text, marks, scores);
  shareRegisters();
  const sorrow = shares[POST]! > WORTH_ASKING ? sorrowOf(model) : 0;
  const negative = mixed(COLUMN_OF['negative/review']) + shares[POST]! * sorrow;
  const positive = mixed(COLUMN_OF['positive/review']);
  const review = shares[REVIEW]!;
  const polarity = review > WORTH_ASKING ? polarityOf(model) : 0;
  const leaning = (1 - review) * (positive - negative) * 0.5 + review * polarity;
  return {
    register: REGISTERS[shares.indexOf(Math.max(...shares))]!,
    sentiment: sentimentOf(negative, positive),
    sentimentScore: 2 * probability(leaning) - 1,
    abuse: probability(scores[COLUMN_OF.offence]!),
    ad: probability(scores[TOPIC_COLUMN.ad]!),
    topics: judgeTopics(scores, shares[REVIEW]! + shares[POST]! > LONG_FROM, negative),
    doubtful: isDoubtful(negative),
  };
}

/**
 * Good or bad, of a review: asked outright, and by the best case that can be made for good and for bad of any one
 * kind of goods. A largest of several linear scores bends where one alone cannot.
 */
function polarityOf(model: Model): number {
  scoreGroup(model, 'reviews', ofReviews);
  const good = largest(ofReviews, 0, KINDS.length);
  const bad = largest(ofReviews, KINDS.length, 2 * KINDS.length);
  return scores[COLUMN_OF['polarity/review']]! + KINDS_COUNT * (good - bad);
}

/** What a post's moods add to its being negative. */
function sorrowOf(model: Model): number {
  scoreGroup(model, 'posts', ofPosts);
  const bad = largest(ofPosts, 0, NEGATIVE_MOODS);
  return MOODS_COUNT * (bad - largest(ofPosts, NEGATIVE_MOODS, MOODS.length));
}

function largest(values: Float64Array, from: number, until: number): number {
  let best = values[from]!;
  for (let i = from + 1; i < until; i++) best = Math.max(best, values[i]!);
  return best;
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

/** Asks of the margins that flags hang on most. */
function isDoubtful(negative: number): boolean {
  return [negative, complaintInChat(scores, negative), advertises(scores)].some(
    (margin) => Math.abs(margin) < DOUBT,
  );
}
