/**
 * A line is kept up to so many UTF-16 units, far more than the detectors read; the rest of it is passed over, so
 * that memory stays bounded.
 */
const KEPT = 65_536;

/**
 * Cuts a stream of text into lines at each LF, as every reader of JSON Lines does. A CR before it and a byte order
 * mark at the beginning are no part of a text; the last line need not end.
 * @param chunks decoded text, cut anywhere
 * @returns the lines that each chunk completed, and at the end what is left
 */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  let first = true;
  for await (const chunk of chunks) {
    if (chunk === '') continue;
    const lines = (rest + (first ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n');
    first = false;
    rest = lines.pop()!.slice(0, KEPT);
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
