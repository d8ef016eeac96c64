import { READ_LIMIT, type TextViews } from '../text/view.js';
import type { GuardFinding } from './finding.js';

/** Nothing is said with nothing, and nobody vouches for what was not read. */
export function checkSize(text: string, { original, truncated }: TextViews): GuardFinding[] {
  if (text.trim() === '') {
    const reason = { zh: '内容是空的，不能发出', en: 'There is no text; this cannot be sent' };
    const rule = 'unfilled.empty';
    return [{ kind: 'unfilled', rule, start: 0, end: text.length, words: text, reason, blocks: true }];
  }
  if (!truncated) return [];
  return [
    {
      kind: 'unfilled',
      rule: 'unfilled.too-long',
      start: original.length,
      end: text.length,
      words: text.slice(original.length),
      reason: {
        zh: `超过 ${READ_LIMIT} 字，后面的内容没有检查，不能发出`,
        en: `Longer than ${READ_LIMIT} characters: the rest was not checked and cannot be sent`,
      },
      blocks: true,
    },
  ];
}
