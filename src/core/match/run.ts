import { STOP, kindOf } from '../text/kind.js';
import type { TextViews } from '../text/view.js';

/** The characters of `normal` that one folded unit stands for. */
interface Run {
  /** How many, whatever stands between them; `normal` keeps at most three in a row. */
  readonly count: number;
  /** Index in `normal` just past the last. */
  readonly end: number;
  /** A sentence or clause ends between the last and what follows. */
  readonly stopped: boolean;
  /** Anything stands there: a space, a mark. */
  readonly apart: boolean;
}

/** @param at index in the folded view */
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
  return { count, end, stopped, apart: end < next };
}
