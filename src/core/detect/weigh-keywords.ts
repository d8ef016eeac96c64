import type { Evidence } from '../evidence.js';
import { stanceAt, type Words } from '../sentiment/read-words.js';
import type { TextView } from '../text/view.js';

/** What asking leaves of a score. */
const ASKED_SHARE = 0.45;

/**
 * Looks at the words before each keyword: 没有骗人 accuses nobody, 是不是骗子 only asks. Lists without a
 * topic are forbidden words, which are forbidden however they are used, and stay as they are.
 * @param view the view that `words` were read from
 * @returns what is not denied; `asked` where every time only asks
 */
export function weighKeywords(evidence: readonly Evidence[], words: Words, view: TextView): Evidence[] {
  return evidence.flatMap((keyword) => {
    if (keyword.topic === undefined) return keyword;
    const meant = keyword.spans
      .map((span) => ({ span, stance: stanceAt(words, positionIn(view, span.start)) }))
      .filter(({ stance }) => !stance.denied);
    if (meant.length === 0) return [];
    const weighed = { ...keyword, spans: meant.map(({ span }) => span) };
    const asked = meant.every(({ stance }) => stance.asked);
    return asked ? { ...weighed, score: keyword.score * ASKED_SHARE, asked: true as const } : weighed;
  });
}

/** @returns the first unit of the view that came from `original` or later. */
function positionIn({ text, starts }: TextView, original: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < original) low = middle + 1;
    else high = middle;
  }
  return low;
}
