import type { Segmenter } from '../text/segmenter.js';
import type { TextViews } from '../text/view.js';
import { originalSpan } from '../text/view.js';
import { wordEdges } from '../text/word-edges.js';
import { Automaton } from './automaton.js';
import { chooseHits } from './choose-hits.js';
import { Disguises } from './disguise/disguises.js';
import type { KeywordHit } from './keyword-hit.js';
import type { Keyword } from './keyword.js';
import { prepareKeyword } from './keyword.js';
import type { Occurrence } from './occurrence.js';
import { occursAt } from './occurrence.js';
import type { KeywordList, RuleBook } from './rule-book.js';
import { runsIntoWord } from './runs-into-word.js';

/** A rule book made ready for matching. */
export interface KeywordMatcher {
  /** The rule book's. */
  readonly version: string;
  /**
   * Every hit of every list, shadow lists included, in the order in which they stand in the text.
   * @param segmenter needed to find words in disguise, and to tell short ones from what runs into the next word: only
   *   who knows the words can tell 片紫 from 片子 and 黑店 from 小黑店员
   */
  match(views: TextViews, segmenter?: Segmenter): readonly KeywordHit[];
}

const NONE: readonly Occurrence[] = [];
const NO_HITS: readonly KeywordHit[] = [];

/** @throws UnusableKeywordError for a word of which fewer than two characters are left once folded. */
export function compileRules(book: RuleBook): KeywordMatcher {
  const keywords = book.lists.flatMap((list) => [
    ...list.words.map((word) => prepareKeyword(list, word, false)),
    ...list.exceptions.map((word) => prepareKeyword(list, word, true)),
  ]);
  const automaton = new Automaton(keywords.map((keyword) => keyword.folded));
  const disguises = new Disguises(keywords.filter(({ exception }) => !exception));
  return {
    version: book.version,
    match(views, segmenter) {
      const count = automaton.scan(views.folded.text);
      const disguised = segmenter === undefined ? NONE : disguises.find(views, segmenter);
      if (count === 0 && disguised.length === 0) return NO_HITS;
      return hitsAmong([...occurrencesOf(automaton, count, keywords, views, segmenter), ...disguised], views);
    },
  };
}

function occurrencesOf(
  { found, ends }: Automaton,
  count: number,
  keywords: readonly Keyword[],
  views: TextViews,
  segmenter: Segmenter | undefined,
): Occurrence[] {
  const occurrences: Occurrence[] = [];
  let edges: Uint8Array | undefined;
  const isPartOfWords = (occurrence: Occurrence): boolean => {
    if (segmenter === undefined) return false;
    const edgesOf = () => (edges ??= wordEdges(views.normal.text, segmenter));
    return runsIntoWord(occurrence, views, edgesOf, segmenter);
  };
  for (let i = 0; i < count; i++) {
    const keyword = keywords[found[i]!]!;
    const end = ends[i]!;
    const start = end - keyword.folded.length;
    if (!occursAt(views, start, keyword)) continue;
    const occurrence = { keyword, start, end };
    if (keyword.exception || !isPartOfWords(occurrence)) occurrences.push(occurrence);
  }
  return occurrences;
}

function hitsAmong(occurrences: readonly Occurrence[], views: TextViews): KeywordHit[] {
  const byList = new Map<KeywordList, Occurrence[]>();
  for (const occurrence of occurrences) {
    const same = byList.get(occurrence.keyword.list);
    if (same) same.push(occurrence);
    else byList.set(occurrence.keyword.list, [occurrence]);
  }
  return [...byList.values()]
    .flatMap((ofList) => chooseHits(ofList, views.folded.text.length))
    .sort((a, b) => a.start - b.start)
    .map((occurrence) => hitOf(occurrence, views));
}

function hitOf({ keyword: { list, word }, start, end, disguise }: Occurrence, views: TextViews): KeywordHit {
  return {
    listId: list.id,
    listVersion: list.version,
    listTitle: list.title,
    word,
    ...(list.topic && { topic: list.topic }),
    severity: list.severity,
    shadow: list.shadow,
    span: disguise?.span ?? originalSpan(views.folded, start, end),
    start,
    end,
    ...(disguise && {
      means: disguise.means,
      written: views.original.slice(disguise.span.start, disguise.span.end),
    }),
  };
}
