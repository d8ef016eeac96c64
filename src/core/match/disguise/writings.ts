import { LETTERS } from '../../text/letters.js';
import { LOOK_ALIKE_GROUPS } from '../../text/look-alike-groups.js';
import { LOOK_ALIKE_WORDS } from '../../text/look-alike-words.js';
import { LOOK_ALIKES } from '../../text/look-alikes.js';
import { PARTS } from '../../text/parts.js';
import { SYLLABLES, furtherSyllablesOf, syllableOf } from '../../text/sound.js';
import { rankAlone } from './common-alone.js';
import type { Means } from './means.js';
import { STAND_INS } from './stand-ins.js';
import { unitsOf } from './symbols.js';

/**
 * What keywords are made of here: a code is a UTF-16 unit, for exactly that character, or SYLLABLE + the number
 * of a syllable, for every character that reads so.
 */
export const SYLLABLE = 0x10000;

/** Units that may be written in place of codes, one or several for one or several. */
export interface Writing {
  readonly units: readonly number[];
  readonly codes: readonly number[];
  readonly means: Means;
  /** Of two that look alike: only a little. */
  readonly faint?: boolean;
}

/** As many as are taken for each other at a glance. */
const NEAREST = 10;
/** Characters that stand alone more often than this (rankAlone) are read as themselves, not for their looks. */
const NOT_RARE = 100;
const SELDOM = 400;

/** Characters that are one of two others are common ones: only such as few write are read as two. */
const MERGED =
  '歪=不正 孬=不好 甭=不用 嫑=不要 嘦=只要 覅=勿要 巭=功夫 兲=王八 仝=人工 囍=喜喜 尖=小大 劣=少力';
/** Parts as people write them that PARTS has not. */
const MORE_PARTS = [
  '质厂贝 脑月㐫 脑月凶 恼心㐫 弄王廾 逼畐辶 傻人囟 瓜爪 品口口口 曝日暴 塌土日羽 套大长 刷尸巾刀 服月卩又 服月又 款士示欠 解角刀牛 断米斤 拖手也 操手喿',
  '漏水屚 播手番 报手卩又 虚虍业 骂口口马 卖十买 赏尚贝 常尚巾 恶亚心 易日勿 量旦里 杂九木 杀乂木 条夂木 亲立木 章立早 音立日 童立里 意音心 哭口口犬 噪口喿',
  '疯疒风 疹疒㐱 压厂土 厌厂犬 导巳寸 夸大亏 弱弓弓 尴尢监 尬尢介 虑虍心 善羊口 着羊目 看手目 众人人人 断米斤 谢言身寸 树木对 做人故 假人叚 街行圭 辨辛辛 收丩攵 差羊工 关丷天 买乛头 内冂人 众人从 是日疋 少小丿 太大丶 这文辶 我丿戈',
].flatMap((row) => row.split(' '));
/** How ü is typed. */
const TYPED_UMLAUT = ['ü', 'yu', 'u'];

const SILENT: readonly number[] = [];
const SOUNDS: readonly (readonly number[])[] = Array.from({ length: 0x10000 }, (_, unit) => {
  const usual = syllableOf(unit);
  return usual === 0 ? SILENT : [usual, ...furtherSyllablesOf(unit)].map((syllable) => SYLLABLE + syllable);
});

const BY_INITIAL = new Map<number, number[]>();
for (const [letters, syllable] of SYLLABLES) {
  const initial = letters.charCodeAt(0);
  BY_INITIAL.set(initial, [...(BY_INITIAL.get(initial) ?? []), SYLLABLE + syllable]);
}

/** @returns the syllables that a unit reads as, as codes; none for what has no sound. */
export function codesOf(unit: number): readonly number[] {
  return SOUNDS[unit]!;
}

/** @returns the syllables that begin with this letter, as codes. */
export function initialOf(unit: number): readonly number[] {
  return BY_INITIAL.get(unit) ?? SILENT;
}

/** @returns whether it is of several units or for several codes. */
export function isLonger({ units, codes }: Writing): boolean {
  return units.length + codes.length > 2;
}

function pinyin(): Writing[] {
  return [...SYLLABLES].flatMap(([letters, syllable]) => {
    const spellings = letters.includes('v')
      ? [letters, ...TYPED_UMLAUT.map((u) => letters.replace('v', u))]
      : [letters];
    return spellings.map((spelled) => writing(spelled, [SYLLABLE + syllable], 'pinyin'));
  });
}

/** What also sounds alike is left to its sound. */
function* lookAlikes(): Generator<Writing> {
  const rows = new Map(wordsOf(LOOK_ALIKES).map((word) => [word[0]!, word.slice(1)]));
  const byHand = collected();
  for (const character of new Set([...rows.keys(), ...byHand.keys()])) {
    const sure = byHand.get(character) ?? [];
    const others = [...(rows.get(character) ?? '')].filter((other) => !sure.includes(other));
    const [meant] = unitsOf(character);
    const sounds = new Set(codesOf(meant!));
    for (const [i, other] of [...sure, ...others].entries()) {
      const units = unitsOf(other);
      const faint = i >= sure.length + NEAREST;
      if (rankAlone(units[0]!) < (faint ? SELDOM : NOT_RARE)) continue;
      if (codesOf(units[0]!).some((sound) => sounds.has(sound))) continue;
      yield { units, codes: [meant!], means: 'look-alike', faint };
    }
  }
}

/** @returns for each character what was collected by hand: the others of its groups, and what is typed for it alone. */
function collected(): Map<string, string[]> {
  const others = new Map<string, string[]>();
  const add = (one: string, more: readonly string[]) => {
    const known = others.get(one) ?? [];
    others.set(one, [...known, ...more.filter((other) => other !== one && !known.includes(other))]);
  };
  for (const group of wordsOf(LOOK_ALIKE_GROUPS)) for (const one of group) add(one, [...group]);
  for (const [one, ...typed] of wordsOf(LOOK_ALIKE_WORDS)) add(one!, typed);
  return others;
}

function inParts(): Writing[] {
  const taken = [...wordsOf(PARTS), ...MORE_PARTS].map((word) => [word[0]!, word.slice(1)] as const);
  const parts = new Map(taken);
  return taken.flatMap(([whole, twoOrMore]) => {
    const [first, ...rest] = twoOrMore;
    const finer = [
      twoOrMore,
      [parts.get(first!) ?? first!, ...rest].join(''),
      [first!, ...rest.map((part) => parts.get(part) ?? part)].join(''),
      // 退 is written 辶艮 by some and 艮辶 by others.
      ...(rest.length === 1 ? [rest[0]! + first!] : []),
    ];
    return [...new Set(finer)].map((written) => writing(written, unitsOf(whole), 'split'));
  });
}

function standIns(): Writing[] {
  const merged = MERGED.split(' ').map((word) => word.split('='));
  const others = STAND_INS.trim()
    .split(/\s+/)
    .map((word) => [word.slice(0, word.lastIndexOf('=')), word.slice(word.lastIndexOf('=') + 1)]);
  return [
    ...merged.map(([one, two]) => writing(one!, unitsOf(two!), 'merged')),
    ...others.map(([written, meant]) => {
      const syllable = /^\((.*)\)$/.exec(meant!)?.[1];
      if (syllable !== undefined) return writing(written!, [SYLLABLE + SYLLABLES.get(syllable)!], 'stand-in');
      return writing(written!, unitsOf(meant!), 'stand-in');
    }),
  ];
}

function writing(written: string, codes: readonly number[], means: Means): Writing {
  return { units: unitsOf(written), codes, means };
}

function wordsOf(rows: readonly string[]): string[] {
  return rows.flatMap((row) => row.split(' '));
}

/** What is taken for a Latin letter or a digit: unit → that letter. Radicals: unit → the character alone. */
export const READ_AS: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
for (const word of `${LETTERS} ${'人亻 言讠訁 手扌 水氵 心忄 犬犭 食饣飠 衣衤 示礻 金钅釒 糸纟糹 刀刂 竹⺮ 马⻢ 贝⻉ 车⻋ 见⻅ 门⻔ 鱼⻥ 鸟⻦ 页⻚ 足⻊ 四罒'}`.split(
  ' ',
)) {
  for (const unit of unitsOf(word.slice(1))) READ_AS[unit] = word.charCodeAt(0);
}

/** A hundred thousand: laid out as they come, and not kept. */
export function* writings(): Generator<Writing> {
  yield* pinyin();
  yield* lookAlikes();
  yield* inParts();
  yield* standIns();
}
