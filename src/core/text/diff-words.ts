import { diffArrays } from 'diff';

/** A stretch of text that both sides have, that was added, or that was taken out. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** By character, 大家好，家人们 would have only its 大 and its 好，家 added to 家人们. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** @returns how one text became the other, word by word, Chinese too: what is same and removed is `from`, the rest is `to` */
export function diffWords(from: string, to: string): readonly TextChange[] {
  return diffArrays(wordsOf(from), wordsOf(to)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function wordsOf(text: string): string[] {
  return [...WORDS.segment(text)].map(({ segment }) => segment);
}
