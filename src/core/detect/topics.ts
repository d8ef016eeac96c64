import type { Evidence, Span } from '../evidence.js';
import type { Felt } from '../sentiment/score-sentiment.js';
import { stanceAt, type Words } from '../sentiment/read-words.js';
import type { Term } from '../sentiment/terms.js';
import { originalSpan, type TextView } from '../text/view.js';
import { TOPICS, type Topic } from '../topic.js';

interface Mention {
  readonly topic: Topic;
  readonly score: number;
  readonly spans: readonly Span[];
  readonly words: string;
}

const SAID = 0.85;
/** A thing named with a bad word close to it: 客服 … 敷衍. */
const COMPLAINED = 0.6;
/** What asking leaves of a score: less than what counts. */
export const ASKED_SHARE = 0.45;
const COUNTS_FROM = 0.5;
/** Units between a thing and the bad word about it. */
const NEAR = 6;
/** Below it a word is bad enough to be a complaint. */
const BAD = -0.8;

/**
 * Names what a message speaks of: by phrases that say a topic, by things named near a bad word, by keywords.
 * @param felt what `scoreSentiment` found in `words`
 * @param keywords keyword evidence, weighed: what is denied is left out, what is asked counts less
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
  const mentions = [...mentionsIn(words, felt, view), ...keywords.flatMap(asMention)];
  if (mentions.length === 0) return [];
  return TOPICS.filter((topic) => mentions.some((mention) => mention.topic === topic)).flatMap((topic) => {
    const own = mentions.filter((mention) => mention.topic === topic);
    const score = Math.max(...own.map((mention) => mention.score));
    return score < COUNTS_FROM ? [] : evidenceOf(topic, score, own, version);
  });
}

function evidenceOf(topic: Topic, score: number, mentions: readonly Mention[], version: string): Evidence {
  return {
    detector: 'topic',
    rule: `topic/${topic}`,
    version,
    score,
    topic,
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
    const share = asked ? ASKED_SHARE : 1;
    if (!denied) for (const topic of says) mentions.push(mention(topic, SAID * share, term, term, view));
    const bad = about.length === 0 ? undefined : nearestBad(term, felt);
    if (bad !== undefined)
      for (const topic of about) mentions.push(mention(topic, COMPLAINED * share, term, bad, view));
  }
  return mentions;
}

function nearestBad(term: Term, felt: readonly Felt[]): Term | undefined {
  return felt.find(
    ({ value, term: bad }) => value <= BAD && bad.start - term.end <= NEAR && term.start - bad.end <= NEAR,
  )?.term;
}

function mention(topic: Topic, score: number, one: Term, other: Term, view: TextView): Mention {
  const start = Math.min(one.start, other.start);
  const end = Math.max(one.end, other.end);
  return { topic, score, spans: [originalSpan(view, start, end)], words: view.text.slice(start, end) };
}

/** A list on probation names no topic. */
function asMention({ topic, score, spans, facts, shadow }: Evidence): Mention[] {
  return topic === undefined || shadow === true
    ? []
    : [{ topic, score, spans, words: String(facts['words'] ?? '') }];
}
