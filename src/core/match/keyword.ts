import { viewText } from '../text/view-text.js';
import type { KeywordList } from './rule-book.js';
import { readRun } from './run.js';

/** A word of a list, or an exception to it, ready to be looked for. */
export interface Keyword {
  readonly list: KeywordList;
  /** As the list spells it. */
  readonly word: string;
  readonly exception: boolean;
  /** What the automaton looks for: the word, folded as messages are. */
  readonly folded: string;
  /** For each folded unit, how many of it in a row the word has: [2] for 宝宝, which folds to 宝. */
  readonly runs: readonly number[];
}

/** A word of a list cannot be looked for. */
export class UnusableKeywordError extends Error {
  override readonly name = 'UnusableKeywordError';

  constructor(
    readonly listId: string,
    readonly word: string,
  ) {
    super(
      `词表 ${listId} 的“${word}”去掉空格、标点和符号后不足两个字,请换成更完整的词 / ` +
        `list ${listId}: fewer than two characters of "${word}" are left without spaces and symbols; use a fuller word`,
    );
  }
}

/** @throws UnusableKeywordError when fewer than two characters are left of the word: one says too little. */
export function prepareKeyword(list: KeywordList, word: string, exception: boolean): Keyword {
  const views = viewText(word);
  const folded = views.folded.text;
  const runs = Array.from({ length: folded.length }, (_, at) => readRun(views, at).count);
  if (runs.reduce((sum, run) => sum + run, 0) < 2) throw new UnusableKeywordError(list.id, word);
  return { list, word, exception, folded, runs };
}
