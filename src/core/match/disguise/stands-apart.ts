import { LETTER, STOP, kindOf } from '../../text/kind.js';
import { partsClauses } from '../occurrence.js';
import type { Tokens } from './tokens.js';

/**
 * Whether tokens are words of their own: as `occursAt` asks it of what is written plainly.
 * @param text the `normal` one
 */
export function standsApart(tokens: Tokens, first: number, last: number, text: string): boolean {
  const before = kindAt(text, tokens.starts[first]! - 1);
  const after = kindAt(text, tokens.ends[last]!);
  if (before > LETTER && before === kindOf(tokens.raw[first]!)) return false;
  if (after > LETTER && after === kindOf(tokens.raw[last]!)) return false;
  // A sum or a shortcut, 1+1 or ctrl+q, where + is no 加.
  if (before > LETTER && text[tokens.starts[first]!] === '+') return false;
  let stops = 0;
  for (let i = first; i < last; i++) stops += tokens.stops[i]!;
  return (
    !partsClauses(stops, gapsIn(tokens, first, last), last - first + 1) || (before <= STOP && after <= STOP)
  );
}

/** Whether anything stands between tokens. */
export function haveGaps(tokens: Tokens, first: number, last: number): boolean {
  return gapsIn(tokens, first, last) > 0;
}

function gapsIn({ starts, ends }: Tokens, first: number, last: number): number {
  let gaps = 0;
  for (let i = first; i < last; i++) if (ends[i]! < starts[i + 1]!) gaps++;
  return gaps;
}

function kindAt(text: string, index: number): number {
  return index < 0 || index >= text.length ? STOP : kindOf(text.charCodeAt(index));
}
