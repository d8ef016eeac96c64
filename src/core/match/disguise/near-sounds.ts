import { SYLLABLES, syllableOf } from '../../text/sound.js';
import { SYLLABLE } from './writings.js';

/** What keyboards and dialects mix up: zh and z, ch and c, sh and s, n and l at the start, ng and n at the end. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^([zcs])(?!h)/, '$1h'],
  [/^n/, 'l'],
  [/^l/, 'n'],
  [/ng$/, 'n'],
  [/n$/, 'ng'],
];

const NONE: readonly number[] = [];
const NEAR: readonly (readonly number[])[] = [
  NONE,
  ...[...SYLLABLES.keys()].map((letters) =>
    SWAPS.map(([from, to]) => SYLLABLES.get(letters.replace(from, to)) ?? 0)
      .filter((near) => near !== 0 && near !== SYLLABLES.get(letters))
      .map((near) => SYLLABLE + near),
  ),
];

/** @returns the syllables that what a unit usually reads as is mixed up with, as codes. */
export function nearCodesOf(unit: number): readonly number[] {
  return NEAR[syllableOf(unit)]!;
}
