import { FLAW_IN_WORDS } from '../replay/line.js';
import { readLines } from '../replay/read-lines.js';
import type { FoundSet } from './find-sets.js';
import type { BadRow, LabelledRow } from './labelled-row.js';

export interface ReadRows {
  readonly rows: readonly LabelledRow[];
  readonly bad: readonly BadRow[];
}

/**
 * Reads a file of labelled rows, plain or gzip. A line that cannot be used is told of and left out.
 * @throws ReplayError when the file cannot be read
 */
export async function readRows({ file, set }: FoundSet): Promise<ReadRows> {
  const rows: LabelledRow[] = [];
  const bad: BadRow[] = [];
  const labels = set.measure.classOf;
  for await (const { number: line, text, flaw } of readLines(file)) {
    const row = flaw ? { line, reason: FLAW_IN_WORDS[flaw] } : set.parse(text, line);
    if (row === undefined) continue;
    if ('reason' in row) bad.push(row);
    else if (Object.hasOwn(labels, row.label)) rows.push(row);
    else bad.push({ line, reason: strangeLabel(row.label, Object.keys(labels)) });
  }
  return { rows, bad };
}

function strangeLabel(label: string, known: readonly string[]): string {
  return `没有 ${label} 这个标签，可用 / no label ${label}, there are: ${known.join(', ')}`;
}
