import { DIGIT, kindOf, LATIN, LETTER } from '../../text/kind.js';
import { MEANS } from './means.js';
import type { Path } from './path.js';
import type { Tokens } from './tokens.js';
import type { Spelled } from './trie.js';
import { INITIAL, PLAIN } from './ways.js';
import type { WordMap } from './word-map.js';
import { areEnough, areEnoughForTwo, isByCharacter, worthOf } from './worth.js';

/** Of a longer keyword, where a word of its own stands inside: in points, as worth.ts counts them. */
const IN_A_WORD = -1;
const NUMERALS = '零一二三四五六七八九两';
const PINYIN = MEANS.indexOf('pinyin');
const SPLIT = MEANS.indexOf('split');
const STAND_IN = MEANS.indexOf('stand-in');

/** Where the words lie that hold a part: none of several characters, one inside the find, or one that it has no claim to. */
const ALONE = 0;
const INSIDE = 1;
const ELSEWHERE = 2;

/**
 * Whether the writer can mean the keyword that a path was settled as, as far as that shows without the words around:
 * what asks for no segmentation comes first.
 */
export function mayBeMeant(path: Path, { raw }: Tokens): boolean {
  let points = 0;
  for (let i = 0; i < path.length; i++) points += worthOf(path.settled[i]!, raw[path.starts[i]!]!);
  return isEnough(path, points);
}

/** Whether the writer means the keyword, as far as that shows in the words around. */
export function isPlausible(path: Path, { units }: Spelled, tokens: Tokens, words: WordMap): boolean {
  const { raw } = tokens;
  const { settled, starts, length } = path;
  let plain = 0;
  for (let i = 0; i < length; i++) if (settled[i] === PLAIN) plain++;
  let points = 0;
  for (let i = 0; i < length; i++) {
    const means = settled[i]!;
    const written = raw[starts[i]!]!;
    const own = worthOf(means, written);
    const place = means === PLAIN ? ALONE : placeOf(path, i, words);
    if (place === ELSEWHERE || (place === INSIDE && !mayStandInWord(path, i, words))) return false;
    if (means === INITIAL && !isSingleLetter(tokens, starts[i]!)) return false;
    if (isFigure(means, written) && !isNumeral(units[i]!) && plain < Math.max(2, length - 1)) return false;
    points += place === INSIDE && isByCharacter(means) ? Math.min(own, 0) + IN_A_WORD : own;
  }
  return isEnough(path, points);
}

/** @returns whether of two tokens neither can be part of a keyword of two characters: their words have them both. */
export function areInWords({ starts, ends }: WordMap, { units }: Tokens, at: number): boolean {
  if (starts[at] === at && ends[at] === at + 2)
    return kindOf(units[at]!) !== LATIN && kindOf(units[at + 1]!) !== LATIN;
  const beyond = (token: number): boolean => starts[token]! < at || ends[token]! > at + 2;
  return beyond(at) && beyond(at + 1);
}

function isEnough({ length, settled }: Path, points: number): boolean {
  return length === 2
    ? areEnoughForTwo(points, settled[0]!, settled[1]!)
    : areEnough(points, settled, length);
}

/** A figure that stands for a character, by its sound or its looks. */
function isFigure(means: number, written: number): boolean {
  return means === STAND_IN && kindOf(written) === DIGIT;
}

/** 太H, but not 36d, DD or Hi. */
function isSingleLetter({ raw, starts, ends, counts, length }: Tokens, at: number): boolean {
  const isOfWord = (token: number) => kindOf(raw[token]!) > LETTER;
  if (counts[at] !== 1 || (at > 0 && ends[at - 1] === starts[at] && isOfWord(at - 1))) return false;
  return at + 1 === length || ends[at] !== starts[at + 1] || !isOfWord(at + 1);
}

function isNumeral(unit: number): boolean {
  return NUMERALS.includes(String.fromCharCode(unit));
}

/** Parts of a character may meet in a word by chance (脑子 · 女子), unless they are that word and the keyword is short. */
function mayStandInWord({ settled, starts, ends, length }: Path, part: number, words: WordMap): boolean {
  if (settled[part] !== SPLIT) return !isByCharacter(settled[part]!) || length >= 4;
  const start = starts[part]!;
  return length > 2 || words.starts[start] !== start || words.ends[start] !== ends[part];
}

function placeOf({ settled, starts, ends, first, last }: Path, part: number, words: WordMap): number {
  let place = ALONE;
  for (let token = starts[part]!; token < ends[part]!; token++) {
    const start = words.starts[token]!;
    const end = words.ends[token]!;
    if (words.doubled[token] === 1) return ELSEWHERE;
    if (end - start < 2) continue;
    if (start < first || end > last + 1) return ELSEWHERE;
    if (settled[part] !== PINYIN && start === first && end === last + 1) return ELSEWHERE;
    place = INSIDE;
  }
  return place;
}
