import type { Evidence } from '../evidence.js';
import { type Analysis, YES } from '../flag.js';
import { isMeant } from '../match/keyword-evidence.js';
import { type Sentiment, type Topic, TOPICS } from '../topic.js';
import { isYes, type Yes, YESES } from './yeses.js';

/** What a heavier model says of a text. What it leaves out stays as it was. */
export interface SecondReading {
  /** Names the model and its version: an old flag must be explicable. */
  readonly model: string;
  readonly sentiment?: Sentiment;
  /** -1 … 1, as in Analysis: STRONGLY_NEGATIVE or less shows a person a message that is nothing but negative. */
  readonly sentimentScore?: number;
  /** All that it speaks of, none when empty; these decide about flags, the two figures below do not. */
  readonly topics?: readonly Topic[];
  /** 0 … 1, as in Analysis. */
  readonly abuse?: number;
  /** 0 … 1, as in Analysis. */
  readonly ad?: number;
}

/** Marks its evidence. */
export const SECOND_READER_RULE = 'second-reader';

/** What a plain yes weighs that comes without a figure: more than barely, less than surely. */
const PLAIN_YES = 0.75;

/**
 * The second reader's word replaces the model's but for one: a listed word that is meant keeps its topic, because
 * whoever put it on the list decided so.
 * @returns the analysis with the reading in place of what it contradicts, and as evidence of what it says
 */
export function mergeReading(analysis: Analysis, reading: SecondReading): Analysis {
  const felt = feelingOf(analysis, reading);
  const topics = topicsOf(analysis, reading);
  return {
    ...analysis,
    ...felt,
    topics,
    abuse: reading.abuse ?? analysis.abuse,
    ad: reading.ad ?? analysis.ad,
    evidence: [
      ...analysis.evidence.filter((one) => stillHolds(one, felt.sentiment, topics)),
      ...feelingEvidence(felt, reading),
      ...topicEvidence(reading),
      ...YESES.flatMap((name) => yesEvidence(name, analysis, reading, topics)),
    ],
  };
}

type Feeling = Pick<Analysis, 'sentiment' | 'sentimentScore'>;

/** A score of the other sign, ours or the reader's, cannot stand beside what is felt. */
function feelingOf(analysis: Analysis, reading: SecondReading): Feeling {
  const sentiment = reading.sentiment ?? analysis.sentiment;
  const agrees = (score: number): boolean => sentiment === 0 || Math.sign(score) === sentiment;
  const scores = [reading.sentimentScore ?? analysis.sentimentScore, analysis.sentimentScore];
  return { sentiment, sentimentScore: scores.find(agrees) ?? sentiment * PLAIN_YES };
}

function topicsOf({ topics, evidence }: Analysis, reading: SecondReading): readonly Topic[] {
  if (reading.topics === undefined) return topics;
  const kept = topics.filter((topic) => evidence.some((one) => one.topic === topic && isMeant(one)));
  return TOPICS.filter((topic) => kept.includes(topic) || reading.topics!.includes(topic));
}

function stillHolds(
  { detector, topic, facts }: Evidence,
  sentiment: Sentiment,
  topics: readonly Topic[],
): boolean {
  if (detector === 'sentiment') return facts['sentiment'] === sentiment;
  if (isYes(detector)) return false; // Told anew by yesEvidence.
  return detector !== 'topic' || topics.includes(topic!);
}

function feelingEvidence(
  { sentiment, sentimentScore }: Feeling,
  reading: SecondReading,
): readonly Evidence[] {
  if (reading.sentiment === undefined || sentiment === 0) return [];
  return [
    {
      ...saidBy(reading),
      detector: 'sentiment',
      score: Math.abs(sentimentScore),
      facts: { sentiment, words: '' },
    },
  ];
}

function topicEvidence(reading: SecondReading): readonly Evidence[] {
  const said = TOPICS.filter((topic) => reading.topics?.includes(topic));
  return said.map((topic) => ({ ...saidBy(reading), detector: 'topic', topic, facts: { words: '' } }));
}

/** Of what is a yes but no topic: as the reader says, or else for the reason that was there before. */
function yesEvidence(
  name: Yes,
  analysis: Analysis,
  reading: SecondReading,
  topics: readonly Topic[],
): readonly Evidence[] {
  const score = reading[name] ?? analysis[name];
  if (score < YES || topics.includes(name)) return [];
  if (reading[name] !== undefined) {
    return [{ ...saidBy(reading), detector: name, score, facts: { words: '' } }];
  }
  const before = analysis.evidence.filter(
    ({ detector, topic }) => detector === name || (detector === 'topic' && topic === name),
  );
  return before.map(({ version, spans, facts }) => ({
    detector: name,
    rule: name,
    version,
    score,
    spans,
    facts,
  }));
}

/** It names no words, so the reason says who was asked instead. */
function saidBy({ model }: SecondReading): Omit<Evidence, 'detector' | 'facts'> {
  return { rule: SECOND_READER_RULE, version: model, score: PLAIN_YES, spans: [] };
}
