import nodejieba from 'nodejieba';
import type { Segmenter } from '../../ports.js';

/**
 * Loads nodejieba's dictionary and the trade's own words, which takes a second or two and about 250 MB, once
 * for the whole process: a second call with other words replaces the first.
 * @param userDictionary path of a file in jieba's form, one `word frequency tag` a line
 */
export function loadSegmenter(userDictionary: string): Segmenter {
  nodejieba.load({ userDict: userDictionary });
  // Without the hidden Markov model, which would make one word of 不卡 and of 好卡.
  // The stages ask for one message in turn, and each for the same text.
  let lastText = '';
  let lastWords: string[] = [];
  return {
    cut: (text) => {
      if (text !== lastText) {
        lastWords = nodejieba.cut(text);
        lastText = text;
      }
      return lastWords;
    },
  };
}
