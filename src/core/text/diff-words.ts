import { diffArrays } from 'diff';

/** A stretch of text that both sides have, that was added, or that was taken out. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** By character, 大家好，家人们 would have only its 大 and its 好，家 added to 家人们. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** A run of letters and digits, in which words are looked for, or one sign between such runs. */
const PIECE = /[\p{L}\p{M}\p{N}]{1,100}|[^\p{L}\p{M}\p{N}]/gu;
/**
 * Words or lines put in and taken out; what differs by more is another text. Comparing takes time that grows with the
 * square of this.
 */
export const MOST_CHANGES = 500;

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

/**
 * Piece by piece: each segment that Intl.Segmenter gives holds the whole text that it was given, in a copy of its own.
 */
function wordsOf(text: string): string[] {
  const pieces = text.match(PIECE) ?? [];
  return pieces.flatMap((piece) => Array.from(WORDS.segment(piece), ({ segment }) => segment));
}
