import { STAND_INS } from './stand-ins.js';

/** Unicode gives these units to nobody: a symbol of any length is one of them here. */
const PRIVATE = 0xe000;

/** Two of them are a flag, one is a letter in a box: 🇻. */
const REGIONAL_A = 0x1f1e6;

const SYMBOLS: ReadonlyMap<number, number> = new Map([
  ...Array.from({ length: 26 }, (_, i) => [REGIONAL_A + i, 0x61 + i] as const),
  ...[...new Set(STAND_INS.match(/[\p{So}\p{Sm}\p{Sc}]/gu))]
    .filter((symbol) => symbol !== '=')
    .map((symbol, i) => [symbol.codePointAt(0)!, PRIVATE + i] as const),
]);

/** @returns the unit that stands for a symbol which is read as something; 0 for any other. */
export function symbolUnit(codePoint: number): number {
  return SYMBOLS.get(codePoint) ?? 0;
}

/** +, $, ¥, ↩: few of the signs that stand below the symbols are read. */
const BELOW: readonly number[] = [...SYMBOLS.keys()].filter((symbol) => symbol < 0x2300);

/** @returns whether a separator may be a symbol that is read: most are not, and are told apart in no time. */
export function mayBeRead(unit: number): boolean {
  return unit >= 0x2300 ? unit < 0x2e80 || (unit & 0xfc00) === 0xd800 : BELOW.includes(unit);
}

/** UTF-16 units of a text, each symbol one of its own. */
export function unitsOf(text: string): number[] {
  return Array.from(text, (character) => symbolUnit(character.codePointAt(0)!) || character).flatMap((one) =>
    typeof one === 'number' ? one : Array.from({ length: one.length }, (_, i) => one.charCodeAt(i)),
  );
}
