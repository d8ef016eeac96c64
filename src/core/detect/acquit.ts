import { YES } from '../flag.js';
import { isMeant } from '../match/keyword-evidence.js';
import type { Judgement } from '../model/judge.js';
import { beyondDenials } from '../sentiment/denials.js';
import { type Topic, TOPICS } from '../topic.js';
import type { Reading } from './reading.js';

/** What a reading says that is displeased or complains. */
type Said = Pick<Reading, 'judgement' | 'keywords' | 'feeling'>;

/**
 * To the model, which knows short runs of characters, 不是假货 is nearly 假货. Where it hears a complaint, and a clause
 * does nothing but deny something bad, the rest is read by itself: if nothing bad is left, nothing bad was said. The
 * model is told of the whole message before, as it was trained to be.
 * @param readAnew reads a text by rules and model
 * @returns what the model says of the message in the end
 */
export function acquit(reading: Reading, readAnew: (text: string) => Said): Judgement {
  const { judgement } = reading;
  if (!complains(judgement) || isBad(reading)) return judgement;
  const left = beyondDenials(reading.views.normal.text, reading.words);
  if (left === undefined) return judgement;
  const rest = left === '' ? undefined : readAnew(left);
  if (rest && (complains(rest.judgement) || isBad(rest))) return judgement;
  const { sentiment, sentimentScore } = judgement.sentiment > 0 ? judgement : feelingOf(rest);
  const abuse = Math.min(judgement.abuse, rest?.judgement.abuse ?? 0);
  return { ...judgement, sentiment, sentimentScore, abuse, topics: withoutComplaints(judgement) };
}

function complains({ sentiment, abuse, topics }: Judgement): boolean {
  return sentiment < 0 || abuse >= YES || TOPICS.some((topic) => topic !== 'ad' && topics[topic] >= YES);
}

/** By the rules. */
function isBad({ keywords, feeling }: Said): boolean {
  return feeling.sentiment < 0 || keywords.some(isMeant);
}

/** Who only denies feels nothing. */
function feelingOf(rest: Said | undefined): Pick<Judgement, 'sentiment' | 'sentimentScore'> {
  return rest?.judgement ?? { sentiment: 0, sentimentScore: 0 };
}

function withoutComplaints({ topics }: Judgement): Record<Topic, number> {
  const none = Object.fromEntries(TOPICS.map((topic) => [topic, 0])) as Record<Topic, number>;
  return { ...none, ad: topics.ad };
}
