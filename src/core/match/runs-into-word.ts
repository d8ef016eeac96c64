import type { Segmenter } from '../text/segmenter.js';
import type { TextViews } from '../text/view.js';
import { rankAlone } from './disguise/common-alone.js';
import type { Occurrence } from './occurrence.js';

/** Longer keywords hardly ever meet by chance: 不给退 is meant in 不给退货. */
const SHORT = 2;
const HAN = /^\p{Script=Han}+$/u;
/** What a word may take on without another meaning: 果子 is 果, 你们 is 你. */
const SUFFIXES = '子儿们头';
/** Characters that stand alone as often as this (rankAlone) follow the keyword just as well: 傻逼真 is no 逼真. */
const OFTEN_ALONE = 250;

/**
 * Whether two Chinese characters meet by chance where a further word begins: 黑店 in 小黑店员, 高仿 in 高仿真花. A word
 * that holds both says what they say: 冒牌货. Of one that only reaches into the keyword from before, too many are none:
 * 有人 in 有人渣. What is spaced out or repeated is written so on purpose.
 * @param edgesOf word edges of `normal`, asked only of what may meet by chance: cutting costs more than all else
 */
export function runsIntoWord(
  { keyword, start, end }: Occurrence,
  { normal, folded }: TextViews,
  edgesOf: () => Uint8Array,
  segmenter: Segmenter,
): boolean {
  if (end - start !== SHORT || keyword.runs.some((run) => run > 1) || !HAN.test(keyword.folded)) return false;
  const first = folded.from[start]!;
  if (folded.from[end - 1] !== first + 1 || normal.text[first + 2] === normal.text[first + 1]) return false;
  const edges = edgesOf();
  if (edges[first + 1] === 0) return false;
  const word = normal.text.slice(first + 1, edges.indexOf(1, first + 2));
  return isFurther(word, edges[first] === 1, segmenter);
}

/** Whether the word that begins with the second character is another than the keyword's. */
function isFurther(word: string, startsWord: boolean, segmenter: Segmenter): boolean {
  if (word.length === 1 || !HAN.test(word)) return false;
  return !startsWord || !standsAlone(word.slice(1), segmenter);
}

/** Whether what is left of a word says something by itself: then it may as well follow the keyword. */
function standsAlone(rest: string, segmenter: Segmenter): boolean {
  if (rest.length > 1) return segmenter.cut(rest).length === 1;
  return SUFFIXES.includes(rest) || rankAlone(rest.charCodeAt(0)) <= OFTEN_ALONE;
}
