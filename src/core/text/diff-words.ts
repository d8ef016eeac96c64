import { diffArrays } from 'diff';

/** A stretch of text that both sides have, that was added, or that was taken out. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** By character, 大家好，家人们 would have only its 大 and its 好，家 added to 家人们. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words put in and taken out; what differs by more is another text. Comparing takes time that grows with its square. */
const MOST_CHANGES = 500;

/**
 * How one text became the other, word by word, in Chinese too.
 * @returns its same and removed parts joined are `from`, its same and added ones `to`; two that have little in common are
 * told as all taken out and all put in
 */
export function diffWords(from: string, to: string): readonly TextChange[] {
  const changes = diffArrays(wordsOf(from), wordsOf(to), { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return allAnew(from, to);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function allAnew(from: string, to: string): readonly TextChange[] {
  const parts = [
    { kind: 'removed', text: from },
    { kind: 'added', text: to },
  ] as const;
  return parts.filter(({ text }) => text !== '');
}

function wordsOf(text: string): string[] {
  return [...WORDS.segment(text)].map(({ segment }) => segment);
}
