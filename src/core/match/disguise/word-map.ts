import type { Segmenter } from '../../text/segmenter.js';
import { READ_LIMIT, type TextViews } from '../../text/view.js';
import type { Tokens } from './tokens.js';

/**
 * The words that a text is ordinarily read as: for each token, the tokens between which its word lies. Room for one
 * message, used again for the next.
 */
export class WordMap {
  readonly starts = new Int32Array(READ_LIMIT);
  readonly ends = new Int32Array(READ_LIMIT);
  /** 1 for a token that is a word by being repeated: 宝宝, 哈哈. */
  readonly doubled = new Uint8Array(READ_LIMIT);
  /** Of the word that a token is in. */
  private readonly lengths = new Int32Array(READ_LIMIT);

  private views: TextViews | undefined;
  private segmenter: Segmenter | undefined;

  /** @param apart whether spaces and marks part words, as in `normal`, or stand between what belongs together */
  constructor(private readonly apart: boolean) {}

  open(views: TextViews, segmenter: Segmenter): void {
    this.views = views;
    this.segmenter = segmenter;
  }

  /** Looks the words up, the first time that it is asked since `open`. */
  read(tokens: Tokens): void {
    const { views, segmenter, apart } = this;
    if (views === undefined || segmenter === undefined) return;
    this.views = undefined;
    const words = segmenter.cut(apart ? views.normal.text : views.folded.text);
    this.findStarts(words, apart ? tokens.starts : tokens.folded, tokens);
    this.findEnds(tokens);
    this.findDoubled(tokens);
  }

  private findStarts(words: readonly string[], places: Int32Array, { counts, length }: Tokens): void {
    const { starts, lengths } = this;
    let word = -1;
    let end = 0;
    let start = 0;
    for (let token = 0; token < length; token++) {
      const place = places[token]!;
      // A symbol is a word of its own, and parts the words on both sides.
      if (counts[token] === 0 || place >= end || counts[token - 1] === 0) start = token;
      if (counts[token] !== 0) while (place >= end && word + 1 < words.length) end += words[++word]!.length;
      starts[token] = start;
      lengths[token] = word < 0 ? 0 : words[word]!.length;
    }
  }

  private findEnds({ length }: Tokens): void {
    const { starts, ends } = this;
    let end = length;
    for (let token = length - 1; token >= 0; token--) {
      ends[token] = end;
      if (starts[token] === token) end = token;
    }
  }

  private findDoubled({ counts, length }: Tokens): void {
    const { starts, ends, doubled, lengths } = this;
    for (let token = 0; token < length; token++) {
      const alone = ends[token]! - starts[token]! === 1;
      doubled[token] = this.apart && alone && counts[token]! > 1 && lengths[token]! > 1 ? 1 : 0;
    }
  }
}
