import { LETTER, STOP, kindOf } from '../../text/kind.js';
import { partsClauses } from '../occurrence.js';
import type { Path } from './path.js';
import type { Tokens } from './tokens.js';

/**
 * Whether what a path reads is a word of its own: as `occursAt` asks it of what is written plainly.
 * @param text the `normal` one
 */
export function standsApart(path: Path, tokens: Tokens, text: string): boolean {
  const { first, last } = path;
  const before = kindAt(text, tokens.starts[first]! - 1);
  const after = kindAt(text, tokens.ends[last]!);
  if (before > LETTER && before === kindOf(tokens.raw[first]!)) return false;
  if (after > LETTER && after === kindOf(tokens.raw[last]!)) return false;
  // A sum or a shortcut, 1+1 or ctrl+q, where + is no 加.
  if (before > LETTER && text[tokens.starts[first]!] === '+') return false;
  let stops = 0;
  for (let i = first; i < last; i++) stops += tokens.stops[i]!;
  return !partsClauses(stops, gapsBetween(path, tokens), path.length) || (before <= STOP && after <= STOP);
}

/** Whether anything stands between tokens. */
export function haveGaps(tokens: Tokens, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (tokens.ends[i]! < tokens.starts[i + 1]!) return true;
  return false;
}

/** @returns after how many characters of the keyword something stands, a symbol that means nothing also */
function gapsBetween({ starts, ends, length }: Path, tokens: Tokens): number {
  let gaps = 0;
  for (let i = 0; i + 1 < length; i++) {
    if (tokens.ends[ends[i]! - 1]! < tokens.starts[starts[i + 1]!]!) gaps++;
  }
  return gaps;
}

function kindAt(text: string, index: number): number {
  return index < 0 || index >= text.length ? STOP : kindOf(text.charCodeAt(index));
}
