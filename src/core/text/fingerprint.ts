import { DIGIT, kindOf } from './kind.js';
import { picturesIn } from './pictures.js';
import { soundOf } from './rough-sounds.js';
import type { TextViews } from './view.js';

export const FINGERPRINT_LENGTH = 12;

const LEFT = 0x811c9dc5;
const RIGHT = 0x2f0b4f37;
const PRIME = 0x01000193;

/**
 * Names a text up to spaces, punctuation, symbols, emoji, digits, repeats, width, case, script and homophones:
 * variants made to escape a repeat filter share it. A text without words is named by its emoji, whatever their order
 * and number. FNV-1a (Fowler, Noll, Vo) in two 32-bit lanes that start apart,
 * each finished as in MurmurHash3 (Appleby); 60 bits are kept, so that among a million different texts the
 * chance of any collision is one in two million.
 * @returns FINGERPRINT_LENGTH characters; '' when fewer than two units and no emoji are left to compare (`666`, `???`).
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
  return kept < 2 ? nameOfPictures(views.normal.text) : named(left, right);
}

function nameOfPictures(text: string): string {
  const pictures = picturesIn(text);
  if (pictures.length === 0) return '';
  let left = LEFT;
  let right = RIGHT;
  for (const picture of pictures) {
    left = Math.imul(left ^ picture, PRIME);
    right = Math.imul(right ^ picture, PRIME);
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
