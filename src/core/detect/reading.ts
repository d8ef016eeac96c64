import type { Evidence } from '../evidence.js';
import type { FaultReport } from '../fault/fault-report.js';
import type { Analysis } from '../flag.js';
import type { KeywordMatcher } from '../match/compile-rules.js';
import { type Judgement, NO_JUDGEMENT } from '../model/judge.js';
import type { Model } from '../model/model.js';
import type { Lexicon } from '../sentiment/lexicon.js';
import type { Words } from '../sentiment/read-words.js';
import { NO_FEELING, type Feeling } from '../sentiment/score-sentiment.js';
import type { Segmenter } from '../text/segmenter.js';
import type { TextViews } from '../text/view.js';
import { viewText } from '../text/view-text.js';
import type { Topic } from '../topic.js';

/** What the rules read with. */
export interface RuleKit {
  readonly matcher: KeywordMatcher;
  readonly segmenter: Segmenter;
  readonly lexicon: Lexicon;
  /** Feeling of an English word in lower case, -3 … 3; 0 for a word that has none. */
  readonly english: (word: string) => number;
}

/** What the stages read with. */
export interface Kit extends RuleKit {
  /** Without one the rules alone decide. */
  readonly model?: Model;
}

/** What is said of a message in the end. */
export type Conclusion = Pick<
  Analysis,
  'sentiment' | 'sentimentScore' | 'topics' | 'abuse' | 'ad' | 'evidence'
>;

/** One message on its way through the stages: each adds what it found. */
export interface Reading {
  readonly text: string;
  views: TextViews;
  words: Words;
  keywords: readonly Evidence[];
  feeling: Feeling;
  /** What the rules say it speaks of. */
  topics: readonly Evidence[];
  judgement: Judgement;
  /** Topics that are named by nothing but a chance likeness of sound. */
  unheard: readonly Topic[];
  fingerprint: string;
  fault: readonly FaultReport[] | undefined;
  conclusion: Conclusion;
}

const NO_VIEWS = viewText('');
const NO_WORDS: Words = { terms: [], clauses: [] };

const NO_CONCLUSION: Conclusion = {
  sentiment: 0,
  sentimentScore: 0,
  topics: [],
  abuse: 0,
  ad: 0,
  evidence: [],
};

export function openReading(text: string): Reading {
  return {
    text,
    views: NO_VIEWS,
    words: NO_WORDS,
    keywords: [],
    feeling: NO_FEELING,
    topics: [],
    judgement: NO_JUDGEMENT,
    unheard: [],
    fingerprint: '',
    fault: undefined,
    conclusion: NO_CONCLUSION,
  };
}
