import { addPhrase, newPhraseTrie, type PhraseTrie } from '../text/phrase-trie.js';
import { BLANKS, CLAUSE_STOPS } from '../text/stops.js';
import { viewText } from '../text/view-text.js';
import { ASPECTS } from './aspects.js';
import type { Stance } from './fault-report.js';
import * as words from './fault-words.js';

/** What a word does. */
export type Meaning =
  | { readonly does: 'says'; readonly stance: Stance; readonly what?: words.What }
  | { readonly does: 'names'; readonly aspect: string }
  | {
      readonly does: 'stutters' | 'pardons' | 'finishes' | 'denies' | 'asks' | 'wonders' | 'ends' | 'nothing';
    };

/** They end a clause. Brackets do not: 没声音(安卓) is one. */
export const STOPS = CLAUSE_STOPS + BLANKS;

export const FAULT_PHRASES: PhraseTrie<Meaning> = compile();

function compile(): PhraseTrie<Meaning> {
  const trie = newPhraseTrie<Meaning>();
  const add = (phrases: string, meaning: Meaning): void => {
    for (const phrase of phrases.split(/\s+/)) addPhrase(trie, viewText(phrase).normal.text, meaning);
  };
  for (const what of words.WHATS) {
    add(words.HIT[what], { does: 'says', stance: 'hit', what });
    add(words.BACK[what], { does: 'says', stance: 'back', what });
  }
  for (const { id, words: names } of ASPECTS) add(names, { does: 'names', aspect: id });
  add(words.STILL, { does: 'says', stance: 'hit' });
  add('卡', { does: 'stutters' });
  add(words.FINE, { does: 'says', stance: 'fine' });
  add(words.FINE_FOR_NAMED, { does: 'pardons' });
  add(words.BACK_AT_ALL, { does: 'says', stance: 'back' });
  add(words.DONE, { does: 'finishes' });
  add(words.OVER, { does: 'says', stance: 'over' });
  add(words.NOT, { does: 'denies' });
  add(words.ASKS, { does: 'asks' });
  add(words.NOTHING, { does: 'nothing' });
  for (const stop of STOPS) addPhrase(trie, stop, stop === '?' ? { does: 'wonders' } : { does: 'ends' });
  return trie;
}
