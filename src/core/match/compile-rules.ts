import type { TextViews } from '../text/view.js';
import { originalSpan } from '../text/view.js';
import { Automaton } from './automaton.js';
import { chooseHits } from './choose-hits.js';
import type { KeywordHit } from './keyword-hit.js';
import type { Keyword } from './keyword.js';
import { prepareKeyword } from './keyword.js';
import type { Occurrence } from './occurrence.js';
import { occursAt } from './occurrence.js';
import type { KeywordList, RuleBook } from './rule-book.js';

/** A rule book made ready for matching. */
export interface KeywordMatcher {
  /** The rule book's. */
  readonly version: string;
  /** Every hit of every list, shadow lists included, in the order in which they stand in the text. */
  match(views: TextViews): readonly KeywordHit[];
}

const NO_HITS: readonly KeywordHit[] = [];

/** @throws UnusableKeywordError for a word of which fewer than two characters are left once folded. */
export function compileRules(book: RuleBook): KeywordMatcher {
  const keywords = book.lists.flatMap((list) => [
    ...list.words.map((word) => prepareKeyword(list, word, false)),
    ...list.exceptions.map((word) => prepareKeyword(list, word, true)),
  ]);
  const automaton = new Automaton(keywords.map((keyword) => keyword.folded));
  return {
    version: book.version,
    match(views) {
      const count = automaton.scan(views.folded.text);
      return count === 0 ? NO_HITS : hitsAmong(automaton, count, keywords, views);
    },
  };
}

function hitsAmong(
  { found, ends }: Automaton,
  count: number,
  keywords: readonly Keyword[],
  views: TextViews,
): KeywordHit[] {
  const byList = new Map<KeywordList, Occurrence[]>();
  for (let i = 0; i < count; i++) {
    const keyword = keywords[found[i]!]!;
    const end = ends[i]!;
    const start = end - keyword.folded.length;
    if (!occursAt(views, start, keyword)) continue;
    const occurrences = byList.get(keyword.list);
    if (occurrences) occurrences.push({ keyword, start, end });
    else byList.set(keyword.list, [{ keyword, start, end }]);
  }
  return [...byList.values()]
    .flatMap((occurrences) => chooseHits(occurrences, views.folded.text.length))
    .sort((a, b) => a.start - b.start)
    .map((occurrence) => hitOf(occurrence, views));
}

function hitOf({ keyword: { list, word }, start, end }: Occurrence, views: TextViews): KeywordHit {
  return {
    listId: list.id,
    listVersion: list.version,
    listTitle: list.title,
    word,
    ...(list.topic && { topic: list.topic }),
    severity: list.severity,
    shadow: list.shadow,
    span: originalSpan(views.folded, start, end),
    start,
    end,
  };
}
