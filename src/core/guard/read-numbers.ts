import { allMatches } from './all-matches.js';

/** A number as it is read out, however its digits are written and spaced. */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  /** 0 … 9, and `x` where an identity number ends with it. */
  readonly digits: string;
}

const DIGITS: ReadonlyMap<string, string> = new Map(
  ['0零〇', '1一幺壹', '2二贰两', '3三叁', '4四肆', '5五伍', '6六陆', '7七柒', '8八捌', '9九玖'].flatMap(
    (written) => [...written].map((unit) => [unit, written[0]!] as const),
  ),
);
/** Shorter ones call nobody. */
const FEWEST = 10;
const DIGIT = '[0-9零〇一幺壹二贰两三叁四肆五伍六陆七柒八捌九玖]';
const NUMBER = new RegExp(`\\+?${DIGIT}(?:[ \\-.·()]{0,2}${DIGIT}){${FEWEST - 1},23}x?(?!${DIGIT})`, 'gu');

/** @param read as `readText` gives it */
export function readNumbers(read: string): WrittenNumber[] {
  return allMatches(NUMBER, read).map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    digits: [...written].map((unit) => (unit === 'x' ? 'x' : (DIGITS.get(unit) ?? ''))).join(''),
  }));
}
