import type { Measure } from './measure.js';

const HEAD: readonly string[] = ['测量 / measure', '结果 / value', '目标 / target', '达到 / met'];

/** A full-width character takes two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

/** @returns the measures as a table for a terminal, one line each */
export function tableOf(measures: readonly Measure[]): string {
  const rows = [HEAD, ...measures.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column]!))));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const [head, ...body] = rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  return [head, rule, ...body].join('\n');
}

function cellsOf({ zh, en, value, target = '', met }: Measure): readonly string[] {
  return [`${zh} / ${en}`, value, target, met === undefined ? '' : met ? '✓' : '✗'];
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(columns - columnsOf(text));
}
