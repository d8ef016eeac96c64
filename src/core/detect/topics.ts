import type { Evidence, Span } from '../evidence.js';
import { isMeant } from '../match/keyword-evidence.js';
import type { Felt } from '../sentiment/score-sentiment.js';
import { stanceAt, type Words } from '../sentiment/read-words.js';
import type { Term } from '../sentiment/terms.js';
import { originalSpan, type TextView } from '../text/view.js';
import { TOPICS, type Topic } from '../topic.js';

interface Mention {
  readonly topic: Topic;
  /** It is said; what is only asked is shown beside it, but names no topic. */
  readonly counts: boolean;
  readonly score: number;
  readonly spans: readonly Span[];
  readonly words: string;
}

/** Where a message says something, and in which words. */
export type Shown = Pick<Evidence, 'spans' | 'facts'>;

const SAID = 0.85;
/** A thing named with a bad word close to it: 客服 … 敷衍. */
const COMPLAINED = 0.6;
/** Units between a thing and the bad word about it. */
const NEAR = 6;
/** Below it a word is bad enough to be a complaint. */
const BAD = -0.8;

/**
 * Names what a message speaks of: by phrases that say a topic, by things named near a bad word, by keywords.
 * @param felt what `scoreSentiment` found in `words`
 * @param keywords keyword evidence, weighed: what is denied is left out, what is asked is marked
 * @param view the view that `words` were read from
 * @returns one evidence for each topic, in the order of TOPICS
 */
export function findTopics(
  words: Words,
  felt: readonly Felt[],
  keywords: readonly Evidence[],
  view: TextView,
  version: string,
): Evidence[] {
  const byTopic = new Map<Topic, Mention[]>();
  for (const mention of [...mentionsIn(words, felt, view), ...keywords.flatMap(asMention)]) {
    const own = byTopic.get(mention.topic);
    if (own) own.push(mention);
    else byTopic.set(mention.topic, [mention]);
  }
  if (byTopic.size === 0) return [];
  return TOPICS.flatMap((topic) => {
    const own = byTopic.get(topic) ?? [];
    const score = strongest(own.filter(({ counts }) => counts));
    return score === 0 ? [] : topicEvidence(topic, score, version, shownBy(own));
  });
}

function strongest(mentions: readonly Mention[]): number {
  return mentions.reduce((most, { score }) => Math.max(most, score), 0);
}

/** @returns that a message speaks of a topic, with the words that say so */
export function topicEvidence(topic: Topic, score: number, version: string, shown: Shown): Evidence {
  return { detector: 'topic', rule: `topic/${topic}`, version, score, topic, ...shown };
}

function shownBy(mentions: readonly Mention[]): Shown {
  return {
    spans: mentions.flatMap(({ spans }) => spans),
    facts: { words: [...new Set(mentions.map(({ words }) => words))].join(' ') },
  };
}

function mentionsIn(words: Words, felt: readonly Felt[], view: TextView): Mention[] {
  const mentions: Mention[] = [];
  for (const term of words.terms) {
    const { says, about } = term.entry;
    if (says.length === 0 && about.length === 0) continue;
    const { denied, asked } = stanceAt(words, term.start);
    const add = (topic: Topic, score: number, other: Term): void => {
      mentions.push({ topic, counts: !asked, score, ...between(term, other, view) });
    };
    if (!denied) for (const topic of says) add(topic, SAID, term);
    const bad = about.length === 0 ? undefined : nearestBad(term, felt);
    if (bad !== undefined) for (const topic of about) add(topic, COMPLAINED, bad);
  }
  return mentions;
}

function nearestBad(term: Term, felt: readonly Felt[]): Term | undefined {
  return felt.find(
    ({ value, term: bad }) => value <= BAD && bad.start - term.end <= NEAR && term.start - bad.end <= NEAR,
  )?.term;
}

function between(one: Term, other: Term, view: TextView): Pick<Mention, 'spans' | 'words'> {
  const start = Math.min(one.start, other.start);
  const end = Math.max(one.end, other.end);
  return { spans: [originalSpan(view, start, end)], words: view.text.slice(start, end) };
}

/** A list on probation names no topic. */
function asMention(keyword: Evidence): Mention[] {
  const { topic, score, spans, facts, shadow } = keyword;
  if (topic === undefined || shadow === true) return [];
  return [{ topic, counts: isMeant(keyword), score, spans, words: String(facts['word'] ?? '') }];
}
