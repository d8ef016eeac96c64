/**
 * How a piece of text is spelled once dressing is taken off: NFKC, lower case, simplified, without characters
 * that nobody sees. A table answers for the units that do not depend on their neighbours; a piece with
 * combining marks, Hangul letters, surrogates or an expanding character is spelled on its own.
 */
import { simplify } from './simplified.js';

/** Invisible: zero-width, bidi, variation selectors, tags, soft hyphen, fillers; controls but for white space. */
const INVISIBLE = String.raw`\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}`;

/**
 * Characters that NFKC may join with the one before: marks, Thai and Lao AM, Hangul letters in all three
 * widths, half-width kana voicing, Kirat Rai vowels. Found by asking of every code point what its NFKC begins
 * with; the spec asks again.
 */
const JOINING = String.raw`[\p{M}\u0e33\u0eb3\u1160-\u11ff\u3131-\u318e\uff9e\uff9f\uffa1-\uffdc\u{16d63}-\u{16d6a}]`;

const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');
const JOINS_OR_HIDES = new RegExp(`^(?:${JOINING}|${INVISIBLE})`, 'u');
const PIECE = new RegExp(`[^](?:${JOINING}|${INVISIBLE})*`, 'uy');
/** White letters on black, which NFKC leaves as they are; black ones on white it does not: 🅥, 🆅. */
const WHITE_LETTERS = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const SURROGATE = /^[\ud800-\udfff]$/;

/** In `SPELLED`: the unit cannot be spelled without looking at what follows it, or becomes several. */
export const DEPENDS = 0;

/** For each UTF-16 unit the one unit it is spelled as, or `DEPENDS`. */
export const SPELLED: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (SURROGATE.test(character) || JOINS_OR_HIDES.test(character)) return DEPENDS;
  const spelled = spell(character);
  return spelled.length === 1 ? spelled.charCodeAt(0) : DEPENDS;
});

/** @returns the index just past the piece that begins at `start`: one character and all that joins it. */
export function pieceEnd(text: string, start: number): number {
  PIECE.lastIndex = start;
  PIECE.test(text);
  return PIECE.lastIndex;
}

/** Spells a whole piece. Spelling what is spelled changes nothing. */
export function spell(piece: string): string {
  let spelled = piece.replace(LONE_SURROGATE, '\ufffd');
  // One round does for nearly all; lower case can undo a composition, and a mark can come free of its base.
  for (;;) {
    const again = simplify(unboxed(spelled.replace(ALL_INVISIBLE, '').normalize('NFKC')).toLowerCase());
    if (again === spelled) return spelled;
    spelled = again;
  }
}

/** @returns the text with the letters a – z for those in a black circle or box. */
export function unboxed(text: string): string {
  return text.replace(WHITE_LETTERS, (letter) =>
    String.fromCharCode(0x61 + ((letter.codePointAt(0)! - 0x1f150) % 32)),
  );
}
