import type { Segmenter } from '../text/segmenter.js';
import type { Lexicon } from './lexicon.js';
import { readClauses, type Clause } from './clauses.js';
import { findTerms, withEnglish, type Term } from './terms.js';
import { edgesEverywhere, hasHan, wordEdges } from '../text/word-edges.js';

/** What the lexicon finds in a text: phrases and clauses, each in order. */
export interface Words {
  readonly terms: readonly Term[];
  readonly clauses: readonly Clause[];
}

/** How a writer stands to what a phrase names. Both can hold together: 不会骗人吧? */
export interface Stance {
  readonly denied: boolean;
  readonly asked: boolean;
}

/** Characters between a negation and what it turns: 没有人骗你, 不是很卡. */
const NEGATION_REACH = 3;

/** @param feelingOf feeling of an English word, asked only for texts without Chinese */
export function readWords(
  text: string,
  segmenter: Segmenter,
  lexicon: Lexicon,
  feelingOf: (word: string) => number,
): Words {
  const chinese = hasHan(text);
  const clauses = readClauses(text, chinese);
  const found = findTerms(text, lexicon, () =>
    chinese ? wordEdges(text, segmenter) : edgesEverywhere(text),
  );
  const terms = chinese ? found : withEnglish(text, found, feelingOf);
  for (const { start, entry } of terms) {
    const clause = entry.asks ? clauseAt(clauses, start) : undefined;
    if (clause !== undefined) clause.asks = true;
  }
  return { terms, clauses };
}

/**
 * @param position where the phrase begins, in units of `TextViews.normal`
 * @returns denied for an odd number of negations before it in its clause: 没有不好 denies nothing
 */
export function stanceAt({ terms, clauses }: Words, position: number): Stance {
  const clause = clauseAt(clauses, position);
  const from = clause?.start ?? 0;
  let denied = false;
  let reach = position;
  for (let i = countBefore(terms, position) - 1; i >= 0; i--) {
    const { start, end, entry } = terms[i]!;
    if (start < from || reach - end > NEGATION_REACH) break;
    if (entry.negates) {
      denied = !denied;
      reach = start;
    } else if (entry.degree !== 1) reach = start;
    else if (entry.polarity !== 0) break;
  }
  return { denied, asked: clause?.asks === true };
}

/** @returns the last clause that begins at or before `position`. */
function clauseAt(clauses: readonly Clause[], position: number): Clause | undefined {
  return clauses[countBefore(clauses, position + 1) - 1];
}

/** @returns how many of `items`, in order, begin before `position`. */
function countBefore(items: readonly { readonly start: number }[], position: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
