import { readFault } from '../fault/read-fault.js';
import { keywordEvidence } from '../match/keyword-evidence.js';
import { readWords } from '../sentiment/read-words.js';
import { scoreSentiment } from '../sentiment/score-sentiment.js';
import { fingerprint } from '../text/fingerprint.js';
import { viewText } from '../text/view-text.js';
import { judge } from '../model/judge.js';
import { marksOf, type RuleFindings } from '../model/marks.js';
import { acquit } from './acquit.js';
import { conclude } from './conclude.js';
import { type Kit, openReading, type Reading, type RuleKit } from './reading.js';
import { withoutLooks } from './solicits.js';
import { findTopics } from './topics.js';
import { unheardTopics } from './unheard.js';
import { weighKeywords } from './weigh-keywords.js';

type Stage<K> = (reading: Reading, kit: K) => void;

/** What words and lists say of a message: first stage first. The model is told of it, and trained on it. */
export const RULE_STAGES: readonly Stage<RuleKit>[] = [
  // What is written, once as a person would type it and once without its dressing.
  view,
  // What the words mean, and which of them are denied or only asked about.
  readPhrases,
  matchKeywords,
  // What the message feels and speaks of.
  feel,
  nameTopics,
];

/** How a message is read: first stage first. */
export const STAGES: readonly Stage<Kit>[] = [
  ...RULE_STAGES,
  // What thousands of labelled messages have taught.
  weigh,
  // What is only denied, and so not said.
  hearDenials,
  // What only looks like an advertisement.
  seePastLooks,
  // Which topics it was told of by a chance likeness of sound.
  doubtSounds,
  // Whom a fault hits and whom not, and whether it is over.
  hearFault,
  // What other messages it repeats.
  takeFingerprint,
  // What is said of it in the end, by rules and model together.
  putTogether,
];

function view(reading: Reading): void {
  reading.views = viewText(reading.text);
}

function readPhrases(reading: Reading, { segmenter, lexicon, english }: RuleKit): void {
  reading.words = readWords(reading.views.normal.text, segmenter, lexicon, english);
}

function matchKeywords(reading: Reading, { matcher, segmenter }: RuleKit): void {
  const found = keywordEvidence(matcher.match(reading.views, segmenter));
  reading.keywords = found.length === 0 ? found : weighKeywords(found, reading.words, reading.views.normal);
}

function feel(reading: Reading): void {
  reading.feeling = scoreSentiment(reading.views.normal.text, reading.words);
}

function nameTopics(reading: Reading, { lexicon }: RuleKit): void {
  const { words, feeling, keywords, views } = reading;
  reading.topics = findTopics(words, feeling.felt, keywords, views.normal, lexicon.version);
}

function weigh(reading: Reading, { model }: Kit): void {
  if (model === undefined) return;
  const { text } = reading.views.normal;
  reading.judgement = judge(model, text, marksOf(text, findingsOf(reading)));
}

function hearDenials(reading: Reading, kit: Kit): void {
  if (kit.model !== undefined) reading.judgement = acquit(reading, (text) => weighed(text, kit));
}

function seePastLooks(reading: Reading): void {
  reading.judgement = withoutLooks(reading.judgement, reading.views.normal.text);
}

/** @returns a part of a message, read as far as the model's word */
function weighed(text: string, kit: Kit): Reading {
  const reading = openReading(text);
  for (const stage of RULE_STAGES) stage(reading, kit);
  weigh(reading, kit);
  return reading;
}

/** @returns what the rules found in a message that went through RULE_STAGES */
export function findingsOf({ feeling, topics, keywords }: Reading): RuleFindings {
  return {
    sentiment: feeling.sentiment,
    sentimentScore: feeling.score,
    topics: topics.map(({ topic }) => topic!),
    keywords,
  };
}

function doubtSounds(reading: Reading, kit: Kit): void {
  reading.unheard = unheardTopics(reading, kit);
}

function hearFault(reading: Reading): void {
  reading.fault = readFault(reading.views.normal.text);
}

function takeFingerprint(reading: Reading): void {
  reading.fingerprint = fingerprint(reading.views);
}

function putTogether(reading: Reading, kit: Kit): void {
  reading.conclusion = conclude(reading, kit);
}
