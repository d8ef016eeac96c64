import { type Topic, TOPICS } from '../topic.js';
import { COLUMN_OF, TOPIC_COLUMN } from './columns.js';
import { probability } from './probability.js';
import {
  AD_EDGE,
  ADDED,
  BEST_EDGE,
  COMPLAINT_FROM,
  DISPLEASED,
  EDGE,
  LONG_EDGE,
  MOST_ADDED,
  MOST_DISPLEASED,
} from './thresholds.js';

const COMPLAINTS = TOPICS.filter((topic) => topic !== 'ad');

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
