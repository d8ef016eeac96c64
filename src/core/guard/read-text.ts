import { spell } from '../text/spelling.js';
import type { TextView, TextViews } from '../text/view.js';

/** What a unit of `normal` is between others; anything else is 0. */
const BLANK = 1;
/** Put between two characters of one Chinese word: 最·佳, 最-佳, 最/佳. */
const MARK = 2;
const WORD = 3;
const HAN = 4;
const KINDS: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[^\S\n\r]/.test(character)) return BLANK;
  if (/[·•‧∙・_\-*/\\|~^+.]/.test(character)) return MARK;
  if (/\p{Script=Han}/u.test(character)) return HAN;
  return /[\p{L}\p{N}]/u.test(character) ? WORD : 0;
});

/**
 * The text as the patterns of the guard read it: `normal` (lower case, half width, simplified), without the spaces beside
 * Chinese characters and without the single marks that stand between two of them. Characters that are repeated stand as
 * often as they are written: in a telephone number each of them counts.
 */
export function readText({ original, normal }: TextViews): TextView {
  const { text, starts, ends } = normal;
  const kept: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = pastDressing(text, at);
    if (end > at && isDropped(text, at, end)) at = end - 1;
    else for (let left = timesAt(at); left > 0; left--) kept.push(at);
  }
  return kept.length === text.length && kept.every((at, i) => at === i) ? normal : pick(normal, kept);

  /** Where `normal` has cut a run to three, the last of them came from all that were cut. */
  function timesAt(at: number): number {
    const unit = text[at]!;
    if (ends[at]! - starts[at]! === 1 || unit !== text[at - 1] || unit !== text[at - 2]) return 1;
    return spell(original.slice(starts[at], ends[at])).split(unit).length - 1 || 1;
  }
}

/** @param kept indices of the view, one for each unit that is wanted */
function pick({ text, starts, ends }: TextView, kept: readonly number[]): TextView {
  const units = new Uint16Array(kept.length);
  const from = new Int32Array(kept.length);
  const to = new Int32Array(kept.length);
  kept.forEach((at, i) => {
    units[i] = text.charCodeAt(at);
    from[i] = starts[at]!;
    to[i] = ends[at]!;
  });
  return { text: Reflect.apply(String.fromCharCode, null, units) as string, starts: from, ends: to };
}

/** @returns the index just past spaces with at most one mark among them */
function pastDressing(text: string, at: number): number {
  let end = at;
  let marks = 0;
  for (; end < text.length; end++) {
    const kind = KINDS[text.charCodeAt(end)]!;
    if (kind !== BLANK && (kind !== MARK || ++marks > 1)) break;
  }
  return end;
}

function isDropped(text: string, start: number, end: number): boolean {
  if (start === 0 || end === text.length) return false;
  const left = KINDS[text.charCodeAt(start - 1)]!;
  const right = KINDS[text.charCodeAt(end)]!;
  if (left === HAN && right === HAN) return true;
  for (let at = start; at < end; at++) if (KINDS[text.charCodeAt(at)] !== BLANK) return false;
  return (left === HAN || right === HAN) && left >= WORD && right >= WORD;
}
