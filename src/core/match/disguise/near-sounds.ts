import { slipsOf } from '../../text/mixed-up-sounds.js';
import { SYLLABLES, syllableOf } from '../../text/sound.js';
import { SYLLABLE } from './writings.js';

const NONE: readonly number[] = [];
const NEAR: readonly (readonly number[])[] = [
  NONE,
  ...[...SYLLABLES.keys()].map((letters) =>
    slipsOf(letters)
      .map((slip) => SYLLABLES.get(slip) ?? 0)
      .filter((near) => near !== 0 && near !== SYLLABLES.get(letters))
      .map((near) => SYLLABLE + near),
  ),
];

/** @returns the syllables that what a unit usually reads as is mixed up with, as codes. */
export function nearCodesOf(unit: number): readonly number[] {
  return NEAR[syllableOf(unit)]!;
}
