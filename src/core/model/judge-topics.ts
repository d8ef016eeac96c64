import { type Topic, TOPICS } from '../topic.js';
import { COLUMN_OF, TOPIC_COLUMN } from './columns.js';
import { probability } from './probability.js';

// The numbers below were chosen as those of judge.ts were.

const COMPLAINTS = TOPICS.filter((topic) => topic !== 'ad');
/** How much being displeased, or not, adds to complaining, and how much of it counts at most. */
const DISPLEASED = 0.3;
const MOST_DISPLEASED = 0.5;
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

/**
 * A line of chat complains of one thing: whether it does is asked before of what, and the likeliest topic then needs
 * little evidence. Reviews and posts complain of several things at once: each topic is asked for by itself, and
 * that the text complains at all only adds. An advertisement complains of nothing.
 * @param scores of the columns of `general`
 * @param isLong it is a review or a post
 * @param negative the margin by which it is
 * @returns 0 … 1 by topic, a yes from 0.5 on
 */
export function judgeTopics(scores: Float64Array, isLong: boolean, negative: number): Record<Topic, number> {
  const complains = scores[COLUMN_OF.complaint]!;
  const inChat = complaintInChat(scores, negative);
  let best: Topic = 'av_fault';
  for (const topic of COMPLAINTS)
    if (scores[TOPIC_COLUMN[topic]]! > scores[TOPIC_COLUMN[best]]!) best = topic;
  const topics = {} as Record<Topic, number>;
  for (const topic of COMPLAINTS) {
    const score = scores[TOPIC_COLUMN[topic]]!;
    const margin = isLong
      ? score + ADDED * Math.min(MOST_ADDED, complains) + LONG_EDGE
      : Math.min(inChat, score + (topic === best ? BEST_EDGE : EDGE));
    topics[topic] = probability(margin);
  }
  topics.ad = probability(advertises(scores));
  return topics;
}

/** How surely a line of chat complains: a fault can be told without anger, but anger makes it likelier. */
export function complaintInChat(scores: Float64Array, negative: number): number {
  const displeased = Math.max(-MOST_DISPLEASED, Math.min(MOST_DISPLEASED, negative));
  return scores[COLUMN_OF.complaint]! + DISPLEASED * displeased - COMPLAINT_FROM;
}

/** How surely it advertises. */
export function advertises(scores: Float64Array): number {
  return scores[TOPIC_COLUMN.ad]! - AD_EDGE;
}
