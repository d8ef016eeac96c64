import type { Said } from '../said.js';

/** By the means of match/disguise/means.ts; written apart, as the browser reads this and needs none of the rest. */
const MEANS_NAMES: Readonly<Record<string, Said>> = {
  homophone: { zh: '谐音', en: 'homophone' },
  pinyin: { zh: '拼音', en: 'pinyin' },
  'look-alike': { zh: '形近字', en: 'look-alike' },
  split: { zh: '拆字', en: 'split character' },
  merged: { zh: '合字', en: 'merged characters' },
  'stand-in': { zh: '替代符号', en: 'stand-in' },
};

/** @returns how a keyword was hidden, 片紫 for 骗子; nothing to say of one that is plainly written. */
export function disguised({ means, written }: Readonly<Record<string, string>>): Said {
  if (means === undefined || written === undefined) return { zh: '', en: '' };
  const names = means.split('+').map((one) => MEANS_NAMES[one] ?? { zh: one, en: one });
  return {
    zh: `（写作「${written}」：${names.map(({ zh }) => zh).join('、')}）`,
    en: ` (written "${written}": ${names.map(({ en }) => en).join(', ')})`,
  };
}
