import type { Evidence } from '../evidence.js';
import { YES } from '../flag.js';
import { isMeant } from '../match/keyword-evidence.js';
import { COLUMN_OF, type Column, TOPIC_COLUMN } from '../model/columns.js';
import type { Judgement } from '../model/judge.js';
import type { Model } from '../model/model.js';
import { type Stretch, strongestStretches } from '../model/strongest.js';
import { sentimentEvidence } from '../sentiment/sentiment-evidence.js';
import { originalSpan } from '../text/view.js';
import { type Sentiment, TOPICS, type Topic } from '../topic.js';
import { boundEvidence } from './bound-evidence.js';
import type { Conclusion, Kit, Reading } from './reading.js';
import { type Shown, topicEvidence } from './topics.js';
import { type Yes, YESES } from './yeses.js';

/** Units that are shown of a text of which no part speaks for what is said. */
const BEGINNING = 12;
const YES_COLUMN: Readonly<Record<Yes, number>> = { abuse: COLUMN_OF.offence, ad: TOPIC_COLUMN.ad };

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
    evidence: boundEvidence(felt === undefined ? [...keywords, ...topics] : [...keywords, felt, ...topics]),
  };
}

/**
 * The model, which knows what the rules found, has the last word but for one: a listed word that is meant names
 * its topic, because whoever put it on the list decided so.
 */
function byBoth(reading: Reading, lexicon: string, model: Model): Conclusion {
  const { judgement, keywords } = reading;
  const version = `${lexicon}+${model.version}`;
  const topics = TOPICS.flatMap((topic) => concludedTopic(reading, topic, model, version) ?? []);
  const sentiment = sentimentOf(judgement);
  const felt = feelingEvidence(reading, sentiment, model, version);
  const yeses = {
    abuse: surest(Math.max(judgement.abuse, judgement.topics.abuse), topics, 'abuse'),
    ad: surest(judgement.ad, topics, 'ad'),
  };
  const explained = yesEvidence(reading, yeses, topics, model, version);
  return {
    sentiment,
    sentimentScore: judgement.sentimentScore,
    topics: topics.map(({ topic }) => topic!),
    ...yeses,
    evidence: boundEvidence([...keywords, ...(felt === undefined ? [] : [felt]), ...topics, ...explained]),
  };
}

/**
 * Two questions are asked of the feeling, which of three and which of two. Where one answer contradicts the other
 * both are about as often wrong, and the text is neither: a few reviews in a thousand.
 */
function sentimentOf({ sentiment, sentimentScore }: Judgement): Sentiment {
  return Math.sign(sentimentScore) === sentiment ? sentiment : 0;
}

/** @returns the surest of a score and of what is said of the topic: what a list decides is a yes here, too */
function surest(score: number, topics: readonly Evidence[], wanted: Topic): number {
  const said = topics.find(({ topic }) => topic === wanted);
  return said === undefined ? score : Math.max(score, YES, said.score);
}

function concludedTopic(reading: Reading, topic: Topic, model: Model, version: string): Evidence | undefined {
  const score = reading.judgement.topics[topic];
  const said = reading.topics.find((one) => one.topic === topic);
  const listed = reading.keywords.filter((one) => one.topic === topic && isMeant(one));
  if (score < YES && listed.length === 0) return undefined;
  if (said) return { ...said, version, score: Math.max(score, ...listed.map((one) => one.score)) };
  return topicEvidence(topic, score, version, shownStretches(reading, model, TOPIC_COLUMN[topic]));
}

/** Of what is a yes but no topic: it has no part in flags, yet nothing is said without a reason. */
function yesEvidence(
  reading: Reading,
  yeses: Readonly<Record<Yes, number>>,
  topics: readonly Evidence[],
  model: Model,
  version: string,
): readonly Evidence[] {
  return YESES.filter((name) => yeses[name] >= YES && !topics.some(({ topic }) => topic === name)).map(
    (name) => ({
      detector: name,
      rule: name,
      version,
      score: yeses[name],
      ...shownStretches(reading, model, YES_COLUMN[name]),
    }),
  );
}

/** Words of the lexicon where they say the same; else the characters that weigh most. */
function feelingEvidence(
  reading: Reading,
  sentiment: Sentiment,
  model: Model,
  version: string,
): Evidence | undefined {
  const { sentimentScore, register } = reading.judgement;
  if (sentiment === 0) return undefined;
  const score = Math.abs(sentimentScore);
  const said = sentimentEvidence({ ...reading.feeling, sentiment, score }, reading.views.normal, version);
  if (said !== undefined && said.spans.length > 0) return said;
  const column: Column = `${sentiment < 0 ? 'negative' : 'positive'}/${register}`;
  const { spans, facts } = shownStretches(reading, model, COLUMN_OF[column]);
  return { detector: 'sentiment', rule: 'sentiment', version, score, spans, facts: { sentiment, ...facts } };
}

function shownStretches({ views: { normal } }: Reading, model: Model, column: number): Shown {
  const strongest = strongestStretches(model, normal.text, column);
  const stretches = strongest.length > 0 ? strongest : beginningOf(normal.text);
  return {
    spans: stretches.map(({ start, end }) => originalSpan(normal, start, end)),
    facts: { words: stretches.map(({ start, end }) => normal.text.slice(start, end)).join(' ') },
  };
}

/** Stands for a text whose length and looks decide, none of its characters. */
function beginningOf(text: string): readonly Stretch[] {
  return text === '' ? [] : [{ start: 0, end: Math.min(text.length, BEGINNING) }];
}
