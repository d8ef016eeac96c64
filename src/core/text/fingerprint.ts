import { DIGIT, kindOf } from './kind.js';
import { picturesIn } from './pictures.js';
import { soundOf } from './rough-sounds.js';
import type { TextViews } from './view.js';

export const FINGERPRINT_LENGTH = 12;

const LEFT = 0x811c9dc5;
const RIGHT = 0x2f0b4f37;
const PRIME = 0x01000193;
/** What no other fingerprint begins with: see `letter`. */
const SHOUT = 'x';

/**
 * Names a text up to spaces, punctuation, symbols, emoji, digits, repeats, width, case, script and homophones:
 * variants made to escape a repeat filter share it. A text without words is named by its emoji, whatever their order
 * and number, and a shout of less than two characters by those and its figures: 66 and 666. FNV-1a (Fowler, Noll, Vo)
 * in two 32-bit lanes that start apart, each finished as in MurmurHash3 (Appleby); 60 bits are kept, so that among a
 * million different texts the chance of any collision is one in two million.
 * @returns FINGERPRINT_LENGTH characters; see `isShout`
 */
export function fingerprint(views: TextViews): string {
  const { text } = views.folded;
  let left = LEFT;
  let right = RIGHT;
  let last = -1;
  let lastSound = -1;
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === last || kindOf(unit) === DIGIT) continue;
    last = unit;
    kept++;
    const sound = soundOf(unit);
    if (sound === lastSound) continue;
    lastSound = sound;
    left = Math.imul(left ^ sound, PRIME);
    right = Math.imul(right ^ sound, PRIME);
  }
  return kept < 2 ? nameOfFew(views) : named(left, right);
}

/** @returns whether the text of that fingerprint is a figure, a sign or a single character: 1, ???, 草, 扣666 */
export function isShout(fingerprint: string): boolean {
  return fingerprint.startsWith(SHOUT);
}

function nameOfFew({ folded, normal }: TextViews): string {
  const pictures = picturesIn(normal.text);
  if (pictures.length > 0) return nameOf(pictures);
  return SHOUT + nameOf(charactersIn(folded.text || normal.text)).slice(SHOUT.length);
}

/** @returns the different characters of a text, in order, spaces left out */
function charactersIn(text: string): readonly number[] {
  return Array.from(new Set(text.replaceAll(' ', '')), (character) => character.codePointAt(0)!);
}

function nameOf(codes: readonly number[]): string {
  let left = LEFT;
  let right = RIGHT;
  for (const code of codes) {
    left = Math.imul(left ^ code, PRIME);
    right = Math.imul(right ^ code, PRIME);
  }
  return named(left, right);
}

function named(left: number, right: number): string {
  return inLetters(mix(left)) + inLetters(mix(right ^ left));
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Thirty bits as six letters; four times as fast as `toString(36)`. */
function inLetters(hash: number): string {
  return String.fromCharCode(
    letter(hash),
    letter(hash >>> 5),
    letter(hash >>> 10),
    letter(hash >>> 15),
    letter(hash >>> 20),
    letter(hash >>> 25),
  );
}

/** @returns the char code of 0–9, a–v for the lowest five bits. */
function letter(bits: number): number {
  const five = bits & 31;
  return five < 10 ? 0x30 + five : 0x57 + five;
}
