import pairs from 'opencc-js/dict/TSCharacters';

/**
 * Traditional characters with one simplified counterpart, by OpenCC's table. Character by character, without
 * OpenCC's phrase table: a matcher needs the same character every time more than it needs the finest one.
 * Pairs outside the Basic Multilingual Plane (rare characters of dictionaries) are left out: one unit stays
 * one unit.
 */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  pairs
    .split('|')
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([traditional, simplified]) => traditional.length === 1 && simplified.length === 1),
);

/** @returns the text with each traditional character replaced; of the same length. */
export function simplify(text: string): string {
  let simplified = '';
  for (const character of text) simplified += SIMPLIFIED.get(character) ?? character;
  return simplified;
}
