import { DIGIT, LATIN, SEPARATOR, STOP, kindOf } from '../text/kind.js';
import type { TextViews } from '../text/view.js';
import type { Keyword } from './keyword.js';

/** The characters of `normal` that one folded unit stands for. */
interface Run {
  /** How many, whatever stands between them; `normal` keeps at most three in a row. */
  readonly count: number;
  /** Index in `normal` just past the last. */
  readonly end: number;
  /** A sentence or clause ends between the last and what follows. */
  readonly stopped: boolean;
}

export function readRun({ normal, folded }: TextViews, at: number): Run {
  const unit = folded.text.charCodeAt(at);
  const next = at + 1 < folded.text.length ? folded.from[at + 1]! : normal.text.length;
  let count = 0;
  let end = 0;
  let stopped = false;
  for (let i = folded.from[at]!; i < next; i++) {
    const here = normal.text.charCodeAt(i);
    if (here === unit) {
      count++;
      end = i + 1;
      stopped = false;
    } else if (kindOf(here) === STOP) stopped = true;
  }
  return { count, end, stopped };
}

/**
 * Whether what the automaton found at `start` of `folded` is the keyword in earnest:
 * - a doubled character is there at least twice (宝宝 is not 宝), a digit exactly as often (10 is not 100);
 * - a Latin letter or a digit at either end of the keyword stands at the end of its own word;
 * - no sentence or clause ends inside it. Spaces and symbols are how filters are dodged (骗 子, 骗/子), but
 *   across a stop or a comma two innocent halves meet far more often (不卡。死了, 没有，售后很好): of two
 *   dozen such finds in real comments, three in four were wrong. One dodge of this kind is still seen: a
 *   keyword with nothing but separators around it (骗。子！) has no halves that could belong elsewhere.
 */
export function occursAt(views: TextViews, start: number, { folded, runs }: Keyword): boolean {
  let split = false;
  let end = 0;
  for (let i = 0; i < folded.length; i++) {
    const run = readRun(views, start + i);
    const exact = kindOf(folded.charCodeAt(i)) === DIGIT;
    if (exact ? run.count !== runs[i]! : run.count < runs[i]!) return false;
    split ||= run.stopped && i + 1 < folded.length;
    end = run.end;
  }
  const before = kindAt(views, views.folded.from[start]! - 1);
  const after = kindAt(views, end);
  if (continues(before, folded.charCodeAt(0)) || continues(after, folded.charCodeAt(folded.length - 1))) {
    return false;
  }
  return !split || (before <= STOP && after <= STOP);
}

/** A neighbour of the same script goes on with a Latin word or a number; Chinese has no such edges. */
function continues(neighbour: number, unit: number): boolean {
  return (neighbour === LATIN || neighbour === DIGIT) && neighbour === kindOf(unit);
}

function kindAt({ normal }: TextViews, index: number): number {
  return index < 0 || index >= normal.text.length ? SEPARATOR : kindOf(normal.text.charCodeAt(index));
}
