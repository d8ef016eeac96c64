import { keywordEvidence } from '../match/keyword-evidence.js';
import { readWords } from '../sentiment/read-words.js';
import { scoreSentiment } from '../sentiment/score-sentiment.js';
import { fingerprint } from '../text/fingerprint.js';
import { viewText } from '../text/view-text.js';
import type { Kit, Reading } from './reading.js';
import { findTopics } from './topics.js';
import { weighKeywords } from './weigh-keywords.js';

type Stage = (reading: Reading, kit: Kit) => void;

/** How a message is read: first stage first. */
export const STAGES: readonly Stage[] = [
  // What is written, once as a person would type it and once without its dressing.
  view,
  // What the words mean, and which of them are denied or only asked about.
  readPhrases,
  matchKeywords,
  // What the message feels and speaks of.
  feel,
  nameTopics,
  // What other messages it repeats.
  takeFingerprint,
];

function view(reading: Reading): void {
  reading.views = viewText(reading.text);
}

function readPhrases(reading: Reading, { segmenter, lexicon, english }: Kit): void {
  reading.words = readWords(reading.views.normal.text, segmenter, lexicon, english);
}

function matchKeywords(reading: Reading, { matcher }: Kit): void {
  const found = keywordEvidence(matcher.match(reading.views));
  reading.keywords = found.length === 0 ? found : weighKeywords(found, reading.words, reading.views.normal);
}

function feel(reading: Reading): void {
  reading.feeling = scoreSentiment(reading.views.normal.text, reading.words);
}

function nameTopics(reading: Reading, { lexicon }: Kit): void {
  const { words, feeling, keywords, views } = reading;
  reading.topics = findTopics(words, feeling.felt, keywords, views.normal, lexicon.version);
}

function takeFingerprint(reading: Reading): void {
  reading.fingerprint = fingerprint(reading.views);
}
