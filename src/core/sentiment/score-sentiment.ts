import type { Sentiment } from '../topic.js';
import type { Entry } from './lexicon.js';
import { stanceAt, type Words } from './read-words.js';
import type { Term } from './terms.js';

/** A phrase and what it adds to the feeling of its message. */
export interface Felt {
  readonly term: Term;
  /** About -8 … 8: its polarity after negation, degree, question and contrast. */
  readonly value: number;
}

export interface Feeling {
  /** -1 … 1. */
  readonly score: number;
  readonly sentiment: Sentiment;
  /** In the order of the text. */
  readonly felt: readonly Felt[];
}

export const NO_FEELING: Feeling = { score: 0, sentiment: 0, felt: [] };

/** A denied 好 is rather bad, a denied 卡 just good enough to be felt. */
const DENIED_GOOD = -0.9;
const DENIED_BAD = -0.8;
const ASKED = 0.25;
const BEFORE_CONTRAST = 0.6;
/** What may stand between a degree word and its word: very good. */
const SPACE = 1;
const EXCLAIMED = 0.15;
/** The sum at which the score reaches 0.7; the curve is that of VADER (Hutto and Gilbert, 2014). */
const HALF_WAY = 2;
/** A single weak word makes a feeling; what is left of one after a question or a contrast does not. */
const FELT_FROM = 0.35;

/**
 * Adds up what the words feel. A phrase counts once however often it is repeated: 尬尬尬 is not three reasons.
 * @param text `TextViews.normal`, from which `words` were read
 */
export function scoreSentiment(text: string, words: Words): Feeling {
  const felt: Felt[] = [];
  const known = new Set<Entry>();
  const contrast = words.terms.findLastIndex(({ entry }) => entry.contrasts);
  words.terms.forEach((term, i) => {
    if (term.entry.polarity === 0 || known.has(term.entry)) return;
    known.add(term.entry);
    const { asked, denied } = stanceAt(words, term.start);
    let value = term.entry.polarity * degreeAt(words.terms, i);
    if (denied) value *= value > 0 ? DENIED_GOOD : DENIED_BAD;
    if (asked) value *= ASKED;
    if (i < contrast) value *= BEFORE_CONTRAST;
    felt.push({ term, value });
  });
  if (felt.length === 0) return NO_FEELING;

  const sum = felt.reduce((total, { value }) => total + value, 0) * (1 + EXCLAIMED * exclamations(text));
  const score = sum / Math.sqrt(sum * sum + HALF_WAY * HALF_WAY);
  return { score, sentiment: score >= FELT_FROM ? 1 : score <= -FELT_FROM ? -1 : 0, felt };
}

/** @returns the factor of the degree words that touch term `i`: 超级好, 卡死了. */
function degreeAt(terms: readonly Term[], i: number): number {
  const { start, end } = terms[i]!;
  const before = terms[i - 1];
  const after = terms[i + 1];
  return (
    (before !== undefined && start - before.end <= SPACE ? before.entry.degree : 1) *
    (after !== undefined && after.start - end <= SPACE ? after.entry.degreeAfter : 1)
  );
}

/** @returns how many exclamation marks, three at most. */
function exclamations(text: string): number {
  let found = 0;
  for (let at = text.indexOf('!'); at !== -1 && found < 3; at = text.indexOf('!', at + 1)) found++;
  return found;
}
