import { joinsLatin } from '../text/latin.js';
import { longestPhrase } from '../text/phrase-trie.js';
import { BLANKS, CLAUSE_STOPS } from '../text/stops.js';
import { MEANS_NOTHING, type Entry, type Lexicon } from './lexicon.js';

/** A phrase of the lexicon where it stands in a text. */
export interface Term {
  /** Units of `TextViews.normal`. */
  readonly start: number;
  readonly end: number;
  readonly entry: Entry;
}

/** From this length on a phrase need not begin and end where the segmenter cut: it can hardly be chance. */
const SURE_LENGTH = 3;
/** What may follow a single character that stands for itself: 好卡啊, 贵得很; but not 萨卡的棉花糖, 贵社. */
const FOLLOWERS = new Set(`了啊呀吧呢吗么嘛哦噢哟呐欸诶哈得死爆成到翻惨极哭不没${CLAUSE_STOPS}${BLANKS}`);

/**
 * Finds the lexicon's phrases, longest first, from left to right without overlap. A short one counts only as
 * whole words, so that 卡 is not found in 卡其色.
 * @param edgesOf word edges of `text`, asked only when a short phrase turns up: cutting costs more than all else
 */
export function findTerms(text: string, lexicon: Lexicon, edgesOf: () => Uint8Array): Term[] {
  let edges: Uint8Array | undefined;
  const isWhole = (start: number, end: number): boolean => {
    if (joinsLatin(text, start) || joinsLatin(text, end)) return false;
    if (end - start >= SURE_LENGTH) return true;
    edges ??= edgesOf();
    return edges[start] === 1 && edges[end] === 1;
  };
  const terms: Term[] = [];
  for (let at = 0; at < text.length;) {
    const found = longestPhrase(lexicon.phrases, text, at, isWhole);
    if (found !== undefined) {
      const { end, value } = found;
      terms.push({
        start: at,
        end,
        entry: end - at > 1 || standsAlone(text, at) ? value : onlyGrammar(value),
      });
    }
    at = found === undefined ? at + 1 : found.end;
  }
  return terms;
}

/**
 * Adds the English words that have a feeling and that the lexicon does not know.
 * @param terms in order, without overlap
 * @param feelingOf -3 … 3, 0 for a word that has none
 * @returns all terms in order
 */
export function withEnglish(
  text: string,
  terms: readonly Term[],
  feelingOf: (word: string) => number,
): Term[] {
  const all: Term[] = [];
  let next = 0;
  for (const { 0: word, index: start } of text.matchAll(/[a-z][a-z']+/g)) {
    while (next < terms.length && terms[next]!.start < start) all.push(terms[next++]!);
    if (next < terms.length && terms[next]!.start === start) continue;
    const polarity = feelingOf(word);
    if (polarity !== 0) all.push({ start, end: start + word.length, entry: { ...MEANS_NOTHING, polarity } });
  }
  return all.concat(terms.slice(next));
}

/** Single characters make up names and words that no dictionary has, where they mean nothing by themselves. */
function standsAlone(text: string, at: number): boolean {
  const next = text[at + 1];
  return next === undefined || next === text[at] || FOLLOWERS.has(next);
}

/** What is left of 好 in 好卡: a degree word, but no praise. */
function onlyGrammar(entry: Entry): Entry {
  const { polarity, says, about } = MEANS_NOTHING;
  return entry.polarity === 0 && entry.says.length + entry.about.length === 0
    ? entry
    : { ...entry, polarity, says, about };
}
