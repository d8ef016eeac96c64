import { READ_LIMIT } from '../text/view.js';
import { type Model, shareOut } from './model.js';

/** Characters that speak for a verdict, as one stretch. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const SHOWN = 3;
/** A stretch much weaker than the strongest explains nothing. */
const WORTH = 0.35;

/** Used again and again: a view has no more units than this. */
const shares = new Float64Array(READ_LIMIT);

/**
 * Tells why a column says yes: each character gets its share of the grams that it is part of, and the stretches
 * whose characters add most are shown.
 * @returns at most three stretches of `TextViews.normal`, in the order of the text
 */
export function strongestStretches(model: Model, text: string, column: number): Stretch[] {
  shareOut(model, text, column, shares);
  const stretches = stretchesOf(text.length).sort((a, b) => b.value - a.value);
  const least = (stretches[0]?.value ?? 0) * WORTH;
  return stretches
    .filter(({ value }) => value >= least)
    .slice(0, SHOWN)
    .sort((a, b) => a.start - b.start);
}

function stretchesOf(length: number): (Stretch & { readonly value: number })[] {
  const found: (Stretch & { readonly value: number })[] = [];
  for (let start = 0; start < length; start++) {
    let value = 0;
    let end = start;
    while (end < length && shares[end]! > 0) value += shares[end++]!;
    if (end > start) found.push({ start, end, value });
    start = end;
  }
  return found;
}
