import { createRequire } from 'node:module';
import nodejieba from 'nodejieba';
import { remembering } from '../../core/remember.js';
import type { Segmenter } from '../../ports.js';
import { WordPairs } from './word-pairs.js';

/** The library's own, which it loads unless told otherwise; its types do not name it. */
const DICTIONARY = createRequire(import.meta.url).resolve(
  'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8',
);
/** Chat is made of the same few stretches again and again. */
const REMEMBERED = 16_384;

/**
 * Loads nodejieba's dictionary and the trade's own words, which takes a second or two and about 250 MB, once
 * for the whole process: a second call with other words replaces the first.
 * @param userDictionary path of a file in jieba's form, one `word frequency tag` a line
 */
export function loadSegmenter(userDictionary: string): Segmenter {
  nodejieba.load({ dict: DICTIONARY, userDict: userDictionary });
  const pairs = new WordPairs([DICTIONARY, userDictionary]);
  // Without the hidden Markov model, which would make one word of 不卡 and of 好卡.
  const cutStretch = remembering((stretch) => nodejieba.cut(stretch), REMEMBERED);
  return {
    // A stretch at a time: most are single characters, or known, where cutting a text costs microseconds.
    cut: (text) => {
      const words: string[] = [];
      for (let from = 0, at = 1; at <= text.length; at++) {
        if (at < text.length && pairs.canJoin(text.charCodeAt(at - 1), text.charCodeAt(at))) continue;
        if (at - from === 1) words.push(text[from]!);
        else words.push(...cutStretch(text.slice(from, at)));
        from = at;
      }
      return words;
    },
  };
}
