import { viewText } from '../text/view-text.js';
import type { KeywordList, RuleBook } from './rule-book.js';

/** Written for the letters a–z, digits and Chinese characters. */
const SEPARATORS = '[^a-z0-9一-龥]*';
const APART = '[^a-z0-9一-龥]+';
const SEPARATORS_BUT_STOPS = '[^a-z0-9一-龥。!?;,\\n]*';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly typed: number;
}

/**
 * The matcher's law, written a second time without a thought for speed: one regular expression a word, tried
 * at every place, and every pair of hits compared.
 * @returns `list:start-end` in the folded view, sorted
 */
export function naiveMatch(book: RuleBook, text: string): string[] {
  return book.lists
    .flatMap((list) => naiveHits(list, text).map(({ start, end }) => `${list.id}:${start}-${end}`))
    .sort();
}

function naiveHits(list: KeywordList, text: string): Found[] {
  const exceptions = list.exceptions.flatMap((word) => places(word, text));
  const candidates = list.words
    .flatMap((word) => places(word, text))
    .filter(
      (hit) => !exceptions.some((exception) => exception.start <= hit.start && hit.end <= exception.end),
    )
    .sort((a, b) => b.end - b.start - (a.end - a.start) || b.typed - a.typed || a.start - b.start);
  const kept: Found[] = [];
  for (const hit of candidates) {
    if (kept.every((other) => hit.end <= other.start || other.end <= hit.start)) kept.push(hit);
  }
  return kept;
}

function places(word: string, text: string): Found[] {
  const { normal, folded } = viewText(text);
  const needle = viewText(word).folded.text;
  const typed = viewText(word).normal.text.replace(/[^a-z0-9一-龥]/g, '').length;
  const close = wordPattern(word, SEPARATORS_BUT_STOPS);
  const apart = wordPattern(word, APART);
  const alone = new RegExp(`(?<![a-z0-9一-龥])${wordPattern(word, SEPARATORS).source}(?![a-z0-9一-龥])`, 'y');
  const found: Found[] = [];
  for (let start = 0; start + needle.length <= folded.text.length; start++) {
    const matches = (pattern: RegExp) => {
      pattern.lastIndex = folded.from[start]!;
      return pattern.test(normal.text);
    };
    const dotted = needle.length > 2 && matches(apart);
    if (dotted || matches(close) || matches(alone)) found.push({ start, end: start + needle.length, typed });
  }
  return found;
}

/** For 宝宝卡: 宝 at least twice, then 卡, whole runs each, with `gap` between them. */
function wordPattern(word: string, gap: string): RegExp {
  const runs = viewText(word)
    .normal.text.replace(/[^a-z0-9一-龥]/g, '')
    .match(/(.)\1*/g)!;
  const parts = runs.map((run) => {
    const unit = run[0]!;
    const more = run.length - 1;
    const repeats = /\d/.test(unit) ? `{${more}}` : `{${more},}`;
    return `${unit}(?:${SEPARATORS}${unit})${repeats}(?!${SEPARATORS}${unit})`;
  });
  const [first, last] = [runs[0][0]!, runs.at(-1)![0]!];
  return new RegExp(`(?<!${edge(first)})${parts.join(gap)}(?!${edge(last)})`, 'y');
}

/** What must not stand beside a keyword that begins or ends with `unit`; for Chinese, nothing is forbidden. */
function edge(unit: string): string {
  if (/[0-9]/.test(unit)) return '[0-9]';
  return /[a-z]/.test(unit) ? '[a-z]' : '(?!)';
}
