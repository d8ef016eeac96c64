import { DIGIT, kindOf } from './kind.js';
import { plainly } from './mixed-up-sounds.js';
import { SYLLABLES, syllableOf } from './sound.js';
import { viewText } from './view-text.js';

/** Codes of sounds come first, then those of units that have none. */
const UNITS_FROM = 512;

/** Syllables that are mixed up share a code: who writes 水钧 for 水军 means to be read. */
const CODES: ReadonlyMap<string, number> = new Map(
  [...new Set(Array.from(SYLLABLES.keys(), plainly))].map((name, i) => [name, i + 1]),
);
const CODE_OF_SYLLABLE = Uint16Array.from([
  0,
  ...Array.from(SYLLABLES.keys(), (name) => CODES.get(plainly(name))!),
]);

const SOUNDS = Uint16Array.from({ length: 0x10000 }, (_, unit) => {
  const syllable = syllableOf(unit);
  return syllable === 0 ? Math.min(0xffff, unit + UNITS_FROM) : CODE_OF_SYLLABLE[syllable]!;
});

/** @returns how the unit sounds, as a number; a letter, and whatever has no sound, stands for itself. */
export function soundOf(unit: number): number {
  return SOUNDS[unit]!;
}

/** @returns the sounds of a text without its dressing and its digits, one of several equal ones in a row. */
export function soundsOf(text: string): number[] {
  const { text: folded } = viewText(text).folded;
  const sounds: number[] = [];
  let last = -1;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    const sound = soundOf(unit);
    if (sound === last || kindOf(unit) === DIGIT) continue;
    sounds.push(sound);
    last = sound;
  }
  return sounds;
}

/**
 * What a text is recognised by when parts of it are changed: every two sounds that follow one another, and every
 * three letters, since two are found in any text (Broder, "On the resemblance and containment of documents", 1997).
 */
export function shinglesOf(sounds: readonly number[]): Set<number> {
  const shingles = new Set<number>();
  for (let i = 0; i + 1 < sounds.length; i++) {
    const [first, second, third] = [sounds[i]!, sounds[i + 1]!, sounds[i + 2] ?? 0];
    const inLetters = isLetter(first) && isLetter(second);
    shingles.add((first * 0x10000 + second) * 0x100 + (inLetters ? third % 0x100 : 0));
  }
  return shingles;
}

/** @returns how much a text says: its different sounds, of which three letters make one */
export function lengthInSounds(sounds: readonly number[]): number {
  const different = [...new Set(sounds)];
  const letters = different.filter(isLetter).length;
  return different.length - letters + Math.ceil(letters / 3);
}

function isLetter(sound: number): boolean {
  return sound > UNITS_FROM && sound < UNITS_FROM + 0x250;
}
