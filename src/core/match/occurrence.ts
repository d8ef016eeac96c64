import type { Span } from '../evidence.js';
import { DIGIT, LATIN, SEPARATOR, STOP, kindOf } from '../text/kind.js';
import type { TextViews } from '../text/view.js';
import type { Keyword } from './keyword.js';
import { readRun } from './run.js';

interface Disguise {
  readonly means: string;
  readonly span: Span;
}

/** A keyword of one list, or an exception to it, and where it stands in the folded view (half-open). */
export interface Occurrence {
  readonly keyword: Keyword;
  readonly start: number;
  readonly end: number;
  /** Set where characters of the keyword are written otherwise: by which means, and where in the original. */
  readonly disguise?: Disguise;
}

/**
 * Whether what the automaton found at `start` of `folded` is the keyword in earnest:
 * - a doubled character is there at least twice (宝宝 is not 宝), a digit exactly as often (10 is not 100);
 * - a Latin letter or a digit at either end of the keyword stands at the end of its own word;
 * - no sentence or clause ends inside it, unless something stands after every character (智，商-税). Spaces and
 *   symbols are how filters are dodged (骗 子, 骗/子), but across a stop or a comma two innocent halves meet far more
 *   often (不卡。死了, 没有，售后很好): of two dozen such finds in real comments, three in four were wrong. One dodge
 *   of this kind is still seen: a keyword with nothing but separators around it (骗。子！) has no halves that could
 *   belong elsewhere.
 */
export function occursAt(views: TextViews, start: number, { folded, runs }: Keyword): boolean {
  let stops = 0;
  let gaps = 0;
  let end = 0;
  for (let i = 0; i < folded.length; i++) {
    const run = readRun(views, start + i);
    const exact = kindOf(folded.charCodeAt(i)) === DIGIT;
    if (exact ? run.count !== runs[i]! : run.count < runs[i]!) return false;
    if (run.stopped && i + 1 < folded.length) stops++;
    if (run.apart && i + 1 < folded.length) gaps++;
    end = run.end;
  }
  const before = kindAt(views, views.folded.from[start]! - 1);
  const after = kindAt(views, end);
  if (continues(before, folded.charCodeAt(0)) || continues(after, folded.charCodeAt(folded.length - 1))) {
    return false;
  }
  return !partsClauses(stops, gaps, folded.length) || (before <= STOP && after <= STOP);
}

/**
 * Whether stops stand for the ends of clauses: not where something follows every character but the last.
 * @param gaps with spaces, marks or stops
 */
export function partsClauses(stops: number, gaps: number, length: number): boolean {
  return stops > 0 && (length < 3 || gaps < length - 1);
}

/** A neighbour of the same script goes on with a Latin word or a number; Chinese has no such edges. */
function continues(neighbour: number, unit: number): boolean {
  return (neighbour === LATIN || neighbour === DIGIT) && neighbour === kindOf(unit);
}

function kindAt({ normal }: TextViews, index: number): number {
  return index < 0 || index >= normal.text.length ? SEPARATOR : kindOf(normal.text.charCodeAt(index));
}
