import { allMatches } from './all-matches.js';
import type { GuardFinding } from './finding.js';

/** Control characters but for tabs and line ends, and the signs that turn the order of what follows. */
const UNSEEN = /(?![\t\n\r])\p{Cc}+|[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** @returns what nobody who reads the text sees, and what makes it read differently from what was checked */
export function checkUnseen(text: string): GuardFinding[] {
  return allMatches(UNSEEN, text).map(({ 0: words, index }) => {
    const code = `U+${words.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    return {
      kind: 'unfilled',
      rule: 'unfilled.unseen',
      start: index,
      end: index + words.length,
      words,
      reason: {
        zh: `有看不见的控制字符（${code}），请删掉`,
        en: `A control character that nobody sees (${code}): delete it`,
      },
      blocks: true,
    };
  });
}
