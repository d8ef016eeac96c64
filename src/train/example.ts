import type { Kind, Mood, Register } from '../core/model/columns.js';
import type { Sentiment, Topic } from '../core/topic.js';

/** The set of our own texts: they are ours to learn from whole. */
export const OWN = 'own';

/** A text to learn from, and what is known of it. What is not known teaches nothing. */
export interface Example {
  readonly text: string;
  /** The set it is of. */
  readonly set: string;
  readonly register?: Register;
  /** How much it counts for telling registers apart: a small set as much as a large one. */
  readonly registerWeight?: number;
  readonly sentiment?: Sentiment;
  /** How much its sentiment counts. */
  readonly sentimentWeight?: number;
  /** In sets that know good and bad alone. */
  readonly isGood?: boolean;
  readonly goodWeight?: number;
  /** Of a review that is good or bad: what it is about. */
  readonly kind?: Kind;
  /** Of a post. */
  readonly mood?: Mood;
  readonly offends?: boolean;
  /** All topics of a text that people have read for topics. */
  readonly topics?: readonly Topic[];
  readonly topicWeight?: number;
  /** Topics of which only this is known: yes or no. */
  readonly partly?: Readonly<Partial<Record<Topic, boolean>>>;
}
