import type { Evidence } from '../core/evidence.js';
import { type Analysis, YES } from '../core/flag.js';
import type { Sentiment, Topic } from '../core/topic.js';

/** What we say of one text, for anyone who scores us on data of their own. */
export interface Prediction {
  readonly sentiment: Sentiment;
  /** -1 … 1; its sign is the best two-way guess. */
  readonly sentimentScore: number;
  readonly topics: readonly Topic[];
  readonly abuse: boolean;
  /** 0 … 1, as `adScore`. */
  readonly abuseScore: number;
  readonly ad: boolean;
  readonly adScore: number;
  readonly evidence: readonly Evidence[];
}

export function predictionOf(analysis: Analysis): Prediction {
  const { sentiment, sentimentScore, topics, abuse, ad, evidence } = analysis;
  return {
    sentiment,
    sentimentScore,
    topics,
    abuse: abuse >= YES,
    abuseScore: abuse,
    ad: ad >= YES,
    adScore: ad,
    evidence,
  };
}

/** JSON leaves these as they are, and some readers take them for the end of a line. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** @returns one line, its end included */
export function predictionLine(prediction: Prediction): string {
  const json = JSON.stringify(prediction);
  return `${json.replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
