import type { Evidence } from '../evidence.js';
import type { Analysis } from '../flag.js';
import { COLUMN_OF, type Column, TOPIC_COLUMN } from '../model/columns.js';
import type { Model } from '../model/model.js';
import { strongestStretches } from '../model/strongest.js';
import { sentimentEvidence } from '../sentiment/sentiment-evidence.js';
import { originalSpan } from '../text/view.js';
import { TOPICS, type Topic } from '../topic.js';
import type { Kit, Reading } from './reading.js';

export type Conclusion = Pick<
  Analysis,
  'sentiment' | 'sentimentScore' | 'topics' | 'abuse' | 'ad' | 'evidence'
>;

/** From here on a score is a yes. */
const YES = 0.5;

/** Puts together what rules and model say of a message. Without a model the rules alone decide. */
export function conclude(reading: Reading, { lexicon, model }: Kit): Conclusion {
  return model === undefined ? byRules(reading, lexicon.version) : byBoth(reading, lexicon.version, model);
}

function byRules({ views, keywords, feeling, topics }: Reading, version: string): Conclusion {
  const felt = sentimentEvidence(feeling, views.normal, version);
  const scoreOf = (wanted: Topic): number => topics.find(({ topic }) => topic === wanted)?.score ?? 0;
  return {
    sentiment: feeling.sentiment,
    sentimentScore: feeling.score,
    topics: topics.map(({ topic }) => topic!),
    abuse: scoreOf('abuse'),
    ad: scoreOf('ad'),
    evidence: felt === undefined ? [...keywords, ...topics] : [...keywords, felt, ...topics],
  };
}

/**
 * The model, which knows what the rules found, has the last word but for one: a listed word that is meant names
 * its topic, because whoever put it on the list decided so.
 */
function byBoth(reading: Reading, lexicon: string, model: Model): Conclusion {
  const { judgement, keywords } = reading;
  const version = `${lexicon}+${model.version}`;
  const topics = TOPICS.flatMap((topic) => topicEvidence(reading, topic, model, version) ?? []);
  const felt = feelingEvidence(reading, model, version);
  return {
    sentiment: judgement.sentiment,
    sentimentScore: judgement.sentimentScore,
    topics: topics.map(({ topic }) => topic!),
    abuse: Math.max(judgement.abuse, judgement.topics.abuse),
    ad: judgement.ad,
    evidence: felt === undefined ? [...keywords, ...topics] : [...keywords, felt, ...topics],
  };
}

function topicEvidence(reading: Reading, topic: Topic, model: Model, version: string): Evidence | undefined {
  const score = reading.judgement.topics[topic];
  const said = reading.topics.find((one) => one.topic === topic);
  const listed = reading.keywords.some(
    (one) => one.topic === topic && one.shadow !== true && one.score >= YES,
  );
  if (score < YES && !(listed && said)) return undefined;
  if (said) return { ...said, version, score: Math.max(score, listed ? said.score : 0) };
  return {
    detector: 'topic',
    rule: `topic/${topic}`,
    version,
    score,
    topic,
    ...shownStretches(reading, model, TOPIC_COLUMN[topic]),
  };
}

/** Words of the lexicon where they say the same; else the characters that weigh most. */
function feelingEvidence(reading: Reading, model: Model, version: string): Evidence | undefined {
  const { sentiment, sentimentScore, register } = reading.judgement;
  if (sentiment === 0) return undefined;
  const score = Math.abs(sentimentScore);
  const said = sentimentEvidence({ ...reading.feeling, sentiment, score }, reading.views.normal, version);
  if (said !== undefined && said.spans.length > 0) return said;
  const column: Column = `${sentiment < 0 ? 'negative' : 'positive'}/${register}`;
  const { spans, facts } = shownStretches(reading, model, COLUMN_OF[column]);
  return { detector: 'sentiment', rule: 'sentiment', version, score, spans, facts: { sentiment, ...facts } };
}

function shownStretches(
  { views: { normal } }: Reading,
  model: Model,
  column: number,
): Pick<Evidence, 'spans' | 'facts'> {
  const stretches = strongestStretches(model, normal.text, column);
  return {
    spans: stretches.map(({ start, end }) => originalSpan(normal, start, end)),
    facts: { words: stretches.map(({ start, end }) => normal.text.slice(start, end)).join(' ') },
  };
}
