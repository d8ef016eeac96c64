import { READINGS } from './readings.js';

/** Toneless syllable in Latin letters → its number, from 1; ü is written v. */
export const SYLLABLES: ReadonlyMap<string, number> = new Map(
  READINGS.flatMap((row) => row.split(' ')).map((entry, i) => [entry.match(/^[a-z]+/)![0], i + 1]),
);

const USUAL = new Uint16Array(0x10000);
const FURTHER = new Map<number, number[]>();
const NONE: readonly number[] = [];

for (const entry of READINGS.flatMap((row) => row.split(' '))) {
  const [, letters, usual, further] = /^([a-z]+)([^+]*)\+?(.*)$/.exec(entry)!;
  const syllable = SYLLABLES.get(letters!)!;
  for (const character of usual!) USUAL[character.charCodeAt(0)] = syllable;
  for (const character of further!) {
    const unit = character.charCodeAt(0);
    FURTHER.set(unit, [...(FURTHER.get(unit) ?? []), syllable]);
  }
}

/**
 * @param unit UTF-16 unit
 * @returns the number of the toneless syllable that the character usually reads as, 1 … SYLLABLES.size, equal
 *   for homophones (骗, 片, 谝); 0 for what is no Han character or has no known reading
 */
export function syllableOf(unit: number): number {
  return USUAL[unit]!;
}

/** @returns the other syllables that the character reads as in some words: hang for 行, du for 都. */
export function furtherSyllablesOf(unit: number): readonly number[] {
  return FURTHER.get(unit) ?? NONE;
}
