import nodejieba from 'nodejieba';
import type { Segmenter } from '../../ports.js';

/** Several stages ask for the same texts, each for a whole batch in turn. */
const REMEMBERED = 2_048;

/**
 * Loads nodejieba's dictionary and the trade's own words, which takes a second or two and about 250 MB, once
 * for the whole process: a second call with other words replaces the first.
 * @param userDictionary path of a file in jieba's form, one `word frequency tag` a line
 */
export function loadSegmenter(userDictionary: string): Segmenter {
  nodejieba.load({ userDict: userDictionary });
  // Without the hidden Markov model, which would make one word of 不卡 and of 好卡.
  let remembered = new Map<string, string[]>();
  return {
    cut: (text) => {
      const known = remembered.get(text);
      if (known !== undefined) return known;
      // Not cleared: V8 keeps what a cleared map holds next for as long as it keeps what it held before.
      if (remembered.size >= REMEMBERED) remembered = new Map();
      const words = nodejieba.cut(text);
      remembered.set(text, words);
      return words;
    },
  };
}
