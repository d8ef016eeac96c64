import type { Evidence } from '../evidence.js';
import { originalSpan, type TextView } from '../text/view.js';
import type { Feeling } from './score-sentiment.js';

/** As many words as a reason names. */
const NAMED = 3;

/**
 * @param view the view that the feeling was read from
 * @returns evidence that shows the strongest words; undefined for a message without feeling
 */
export function sentimentEvidence(feeling: Feeling, view: TextView, version: string): Evidence | undefined {
  if (feeling.sentiment === 0) return undefined;
  const strongest = feeling.felt
    .filter(({ value }) => Math.sign(value) === feeling.sentiment)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, NAMED)
    .map(({ term }) => term);
  return {
    detector: 'sentiment',
    rule: 'sentiment',
    version,
    score: Math.abs(feeling.score),
    spans: strongest.map(({ start, end }) => originalSpan(view, start, end)),
    facts: {
      sentiment: feeling.sentiment,
      words: strongest.map(({ start, end }) => view.text.slice(start, end)).join(' '),
    },
  };
}
