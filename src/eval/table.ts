/** Characters that take two columns of a terminal (Unicode Annex 11, wide and full width), and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Columns of a terminal that a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** How a table looks where nothing else is asked for: figures to the right, no rule below the heading. */
const PLAIN = { left: false, rule: false };

/**
 * Columns two spaces apart, the first to the left, the others to the right, or all to the left.
 * @param rows the heading first; shorter rows end early
 */
export function formatTable(rows: readonly (readonly string[])[], { left, rule } = PLAIN): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]!, left || column === 0))
      .join('  ')
      .trimEnd(),
  );
  if (rule) lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return lines.join('\n');
}

function pad(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(width - widthOf(text));
  return left ? text + space : space + text;
}
