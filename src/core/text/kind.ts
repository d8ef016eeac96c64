import { STOPS } from './stops.js';

/** What a spelled character is to the matcher. */
export const SEPARATOR = 0;
/** A separator that ends a sentence or a clause. */
export const STOP = 1;
export const LETTER = 2;
export const LATIN = 3;
export const DIGIT = 4;

const ENDING = new Set(STOPS);
/** Letters that NFKC joins when they meet: Hangul ones outside a syllable, Kirat Rai vowels. */
const JOINING_LETTERS = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{16d63}-\u{16d6a}]/u;

const KINDS: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, unit) => judge(String.fromCharCode(unit)));

/** @returns SEPARATOR, STOP, LETTER, LATIN or DIGIT. */
export function kindOf(codePoint: number): number {
  if (codePoint < 0x10000) return KINDS[codePoint]!;
  // Emoji and pictographs, the bulk of what chat has here.
  if (codePoint >= 0x1f000 && codePoint < 0x20000) return SEPARATOR;
  return judge(String.fromCodePoint(codePoint));
}

/** Marks and joining letters count as separators: kept, they could join a new neighbour and change it. */
function judge(character: string): number {
  if (ENDING.has(character)) return STOP;
  if (/[0-9]/.test(character)) return DIGIT;
  if (/\p{Script=Latin}/u.test(character)) return LATIN;
  return /[\p{L}\p{N}]/u.test(character) && !JOINING_LETTERS.test(character) ? LETTER : SEPARATOR;
}
