import { prepareKeyword } from '../keyword.js';
import type { Spelled } from './trie.js';

const LIST = {
  id: 'l',
  version: '1',
  title: { zh: '测试', en: 'Test' },
  severity: 'P3' as const,
  shadow: false,
  words: [],
  exceptions: [],
};

/** @returns a word of some list, spelled as the list has it */
export function spelledOf(word: string): Spelled {
  const keyword = prepareKeyword(LIST, word, false);
  const units = Array.from(keyword.folded, (character) => character.charCodeAt(0));
  return { keyword, units, runs: keyword.runs };
}
