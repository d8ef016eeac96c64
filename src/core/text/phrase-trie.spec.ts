import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addPhrase, longestPhrase, newPhraseTrie } from './phrase-trie.js';

const text = fc.string({ unit: fc.constantFrom(...'卡顿死了👍'), maxLength: 12 });

describe('longestPhrase', () => {
  it('finds what trying every phrase finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text), text, fc.nat(12), fc.nat(3), (phrases, read, from, refused) => {
        const trie = newPhraseTrie<string>();
        for (const phrase of phrases) addPhrase(trie, phrase, phrase);
        const accept = (start: number, end: number): boolean => end - start !== refused;
        const longest = phrases
          .filter((phrase) => phrase !== '' && read.startsWith(phrase, from) && from < read.length)
          .filter((phrase) => accept(from, from + phrase.length))
          .sort((a, b) => b.length - a.length)[0];
        const found = longestPhrase(trie, read, from, accept);
        expect(found).toEqual(longest && { end: from + longest.length, value: longest });
      }),
    );
  });
});
