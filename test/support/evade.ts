import { pinyin } from 'pinyin-pro';
import traditional from 'opencc-js/dict/STCharacters';
import { LOOK_ALIKE, NEAR_SOUNDS, OTHER_FORMS, PARTS, STAND_IN } from './evasion-tables.js';
import { type Roll, shuffled } from './dice.js';

/** @returns the word written so that a reader still reads it, or undefined where the means does not apply to it. */
type Evasion = (word: string, roll: Roll) => string | undefined;

const HAN = /\p{Script=Han}/u;

/** The characters of GB 2312's first level: those that people type. */
const COMMON = Array.from({ length: 0xd8 - 0xb0 }, (_, row) =>
  Array.from({ length: 94 }, (_, cell) =>
    new TextDecoder('gb2312').decode(Uint8Array.of(0xb0 + row, 0xa1 + cell)),
  ),
)
  .flat()
  .filter((character) => HAN.test(character));

const SOUNDS = groupBy(COMMON, (character) => soundOf(character));
const LOOKS = rows(LOOK_ALIKE);
const IN_PARTS = new Map(
  PARTS.trim()
    .split(/\s+/)
    .map((word) => [word[0]!, word.slice(1)]),
);
const TRADITIONAL = new Map(
  traditional.split('|').map((pair) => pair.split(' ').slice(0, 2) as [string, string]),
);
const FORMS = new Map(
  OTHER_FORMS.trim()
    .split(/\s+/)
    .map((pair) => [pair[0]!, pair[1]!]),
);
const STAND_INS = STAND_IN.trim()
  .split(/\s+/)
  .map((pair) => pair.split('=') as [string, string]);
const EMOJI = [...'😂🤣😭🙏🔥👍💯✨🎉🌹😡🤔'];
const MARKS = [...'·.-_*/|~^+=#@&$'];
const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'];

/** Who changes more than one of these cannot be read. */
const NEAR_SOUND = 'near sound of one';
const INITIAL = 'initial of one';

export const EVASIONS: Readonly<Record<string, Evasion>> = {
  'homophone of one': (word, roll) => swapSome(word, roll, homophone, 1),
  'homophones of all': (word, roll) => swapSome(word, roll, homophone, Infinity),
  'pinyin of one': (word, roll) => swapSome(word, roll, soundOf, 1),
  'pinyin of all': (word) =>
    isHan(word) ? pinyin(word, { toneType: 'none', type: 'array', v: true }).join('') : undefined,
  'look-alike': (word, roll) => swapSome(word, roll, (one) => pick(LOOKS.get(one), roll), 1),
  split: (word, roll) => swapSome(word, roll, (one) => IN_PARTS.get(one), 1),
  traditional: (word) => changed(word, Array.from(word, (one) => TRADITIONAL.get(one) ?? one).join('')),
  'full width': (word) =>
    changed(
      word,
      word.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ),
  'fancy letters': (word, roll) =>
    changed(
      word,
      word.replace(/[a-z]/g, (one) => fancy(one, roll)),
    ),
  'stand-in': (word, roll) => standIn(word, roll),
  spaces: (word) => between(word, () => ' '),
  marks: (word, roll) => between(word, () => pick(MARKS, roll)!),
  emoji: (word, roll) => between(word, () => pick(EMOJI, roll)!),
  'zero width': (word, roll) => between(word, () => pick(ZERO_WIDTH, roll)!),
  repeats: (word, roll) => {
    if (/[0-9]/.test(word)) return undefined;
    const at = roll(word.length);
    return word.slice(0, at) + word[at]!.repeat(2 + roll(3)) + word.slice(at + 1);
  },
  'other forms': (word) => changed(word, Array.from(word, (one) => FORMS.get(one) ?? one).join('')),
  [NEAR_SOUND]: (word, roll) => swapSome(word, roll, nearly, 1),
  [INITIAL]: (word, roll) => swapSome(word, roll, (one) => soundOf(one)[0], 1),
};

/** Two means, one after the other. */
export function evadeTwice(word: string, roll: Roll): string | undefined {
  const names = Object.keys(EVASIONS).filter((name) => name !== NEAR_SOUND && name !== INITIAL);
  for (let tries = 0; tries < 20; tries++) {
    const [one, two] = [names[roll(names.length)]!, names[roll(names.length)]!];
    const once = one === two ? undefined : EVASIONS[one]!(word, roll);
    const twice = once === undefined ? undefined : EVASIONS[two]!(once, roll);
    if (twice !== undefined) return twice;
  }
  return undefined;
}

function swapSome(
  word: string,
  roll: Roll,
  swap: (one: string, roll: Roll) => string | undefined,
  most: number,
): string | undefined {
  const characters = Array.from(word);
  const order = shuffled(
    characters.map((_, i) => i),
    roll,
  );
  let swapped = 0;
  for (const i of order) {
    if (swapped >= most) break;
    if (!HAN.test(characters[i]!)) continue;
    const other = swap(characters[i]!, roll);
    if (other === undefined || other === characters[i]) continue;
    characters[i] = other;
    swapped++;
  }
  return swapped === 0 ? undefined : characters.join('');
}

function homophone(one: string, roll: Roll): string | undefined {
  return pick(
    (SOUNDS.get(soundOf(one)) ?? []).filter((other) => other !== one),
    roll,
  );
}

/** By a syllable that is mixed up with the right one, and a character that is no common word. */
function nearly(one: string, roll: Roll): string | undefined {
  const sound = soundOf(one);
  const near = NEAR_SOUNDS.map(([from, to]) => sound.replace(from, to)).filter((other) => other !== sound);
  return pick(SOUNDS.get(pick(near, roll) ?? ''), roll);
}

function soundOf(character: string): string {
  return pinyin(character, { toneType: 'none', v: true });
}

function fancy(letter: string, roll: Roll): string {
  const at = letter.charCodeAt(0) - 0x61;
  const greek = {
    a: 'а',
    e: 'е',
    o: 'ο',
    c: 'с',
    p: 'р',
    x: 'х',
    v: 'ν',
    y: 'у',
    i: 'і',
    s: 'ѕ',
    k: 'κ',
    t: 'т',
    h: 'һ',
  }[letter];
  return pick(
    [
      String.fromCodePoint(0x1d41a + at),
      String.fromCodePoint(0x24d0 + at),
      String.fromCodePoint(0x1f150 + at),
      greek ?? letter,
    ],
    roll,
  )!;
}

function standIn(word: string, roll: Roll): string | undefined {
  const fitting = STAND_INS.filter(([meant]) => word.includes(meant));
  const one = pick(fitting, roll);
  return one && word.replace(one[0], one[1]);
}

function between(word: string, mark: () => string): string | undefined {
  const characters = Array.from(word);
  return characters.length < 2
    ? undefined
    : characters.map((one, i) => (i === 0 ? one : mark() + one)).join('');
}

function isHan(word: string): boolean {
  return Array.from(word).every((one) => HAN.test(one));
}
function changed(before: string, after: string): string | undefined {
  return before === after ? undefined : after;
}
function pick<T>(items: readonly T[] | undefined, roll: Roll): T | undefined {
  return items === undefined || items.length === 0 ? undefined : items[roll(items.length)];
}
function rows(table: string): Map<string, string[]> {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .map((word) => [word[0]!, [...word.slice(1)].filter((one) => one !== word[0])]),
  );
}
function groupBy(items: readonly string[], key: (item: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
