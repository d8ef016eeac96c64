import { diffLines, type Change } from 'diff';
import { diffWords, MOST_CHANGES } from '../text/diff-words.js';

/** A piece of a line; `changed` where the other side reads otherwise. */
interface DiffPart {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of one version or of both. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  /** Line numbers from 1, on the sides that have it. */
  readonly from?: number;
  readonly to?: number;
  readonly parts: readonly DiffPart[];
}

/** @returns how one source became another: every line of both, and within a line that was reworded the words */
export function diffSources(from: string, to: string): readonly DiffLine[] {
  const result: DiffLine[] = [];
  const at = { from: 0, to: 0 };
  const changes = changesOf(from, to);
  changes.forEach((change, i) => {
    const before = changes[i - 1];
    // What was taken away is told with what came instead, right after it.
    if (change.added && before?.removed) return;
    const after = changes[i + 1];
    const instead = change.removed && after?.added ? linesOf(after.value) : [];
    const lines = linesOf(change.value);
    lines.forEach((text, n) => {
      const kind = change.added ? 'added' : change.removed ? 'removed' : 'same';
      const parts = instead[n] === undefined ? whole(text, false) : wordsOf(text, instead[n], 'removed');
      result.push({
        kind,
        ...(kind !== 'added' && { from: ++at.from }),
        ...(kind !== 'removed' && { to: ++at.to }),
        parts,
      });
    });
    instead.forEach((text, n) => {
      const parts = lines[n] === undefined ? whole(text, false) : wordsOf(lines[n], text, 'added');
      result.push({ kind: 'added', to: ++at.to, parts });
    });
  });
  return result;
}

/** Sources that have little in common are told as all taken out and all put in, see `MOST_CHANGES`. */
function changesOf(from: string, to: string): readonly Pick<Change, 'value' | 'added' | 'removed'>[] {
  const changes = diffLines(from, to, { maxEditLength: MOST_CHANGES });
  if (changes !== undefined) return changes;
  const all = [
    { value: from, added: false, removed: true },
    { value: to, added: true, removed: false },
  ];
  return all.filter(({ value }) => value !== '');
}

/** The end of the last line is no line of its own. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

function whole(text: string, changed: boolean): readonly DiffPart[] {
  return [{ text, changed }];
}

function wordsOf(from: string, to: string, side: 'removed' | 'added'): readonly DiffPart[] {
  const other = side === 'removed' ? 'added' : 'removed';
  return diffWords(from, to)
    .filter(({ kind }) => kind !== other)
    .map(({ kind, text }) => ({ text, changed: kind === side }));
}
