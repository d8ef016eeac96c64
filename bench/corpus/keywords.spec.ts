import { describe, expect, it } from '@jest/globals';
import { prepareKeyword } from '../../src/core/match/keyword.js';
import { countWords, fillerWords, withFiller } from './keywords.js';
import { seededRandom } from './random.js';

describe('fillerWords', () => {
  const words = fillerWords(seededRandom(3), 5_000);

  it('makes as many different words as asked, of 2 to 4 characters', () => {
    expect(new Set(words).size).toBe(5_000);
    expect(words.filter((word) => !/^\p{Script=Han}{2,4}$/u.test(word))).toEqual([]);
  });

  it('begins a longer list like a shorter one', () => {
    expect(words.slice(0, 100)).toEqual(fillerWords(seededRandom(3), 100));
  });
});

describe('withFiller', () => {
  const lists = withFiller([], 2_000);

  it('fills up to the number asked for', () => {
    expect(countWords(lists)).toBe(2_000);
    expect(() => withFiller(lists, 2_000)).toThrow(RangeError);
  });

  it('holds no word twice as the matcher reads it, which a rule list may not', () => {
    const [list] = lists;
    const read = list!.words.map((word) => prepareKeyword(list!, word, false));
    expect(new Set(read.map(({ folded, runs }) => `${folded} ${runs.join()}`)).size).toBe(2_000);
  });
});
