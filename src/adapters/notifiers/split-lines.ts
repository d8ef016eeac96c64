/** After these a sentence is over; where a line must be cut, it is cut after one of them. */
const SENTENCE_ENDS: ReadonlySet<string> = new Set('。！？；…!?;');

/**
 * How much room a line takes in a part. It must add up: what two texts take together is what each takes, less once
 * what an empty line takes. So whatever is done to a text on its way, each character alone decides what becomes of it.
 */
export type Measure = (line: string) => number;

/**
 * Shares lines out among as few parts as their order allows. A line that is too long for a part of its own is cut
 * after its last sentence that fits, and where there is none between two characters.
 * @param lines well-formed text without line ends
 * @param room what a part may hold at most, in what `measure` counts
 * @returns at least one part; each takes at most `room`, and put together they are the lines
 * @throws RangeError when not even one character finds room
 */
export function splitLines(lines: readonly string[], room: number, measure: Measure): string[][] {
  const parts: string[][] = [[]];
  let used = 0;
  for (const piece of lines.flatMap((line) => cutLine(line, room, measure))) {
    const size = measure(piece);
    if (used + size > room && parts.at(-1)!.length > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)!.push(piece);
    used += size;
  }
  return parts;
}

function cutLine(line: string, room: number, measure: Measure): string[] {
  if (measure(line) <= room) return [line];
  const empty = measure('');
  const pieces: string[] = [];
  let [from, at, sentence, used] = [0, 0, 0, empty];
  while (at < line.length) {
    const character = String.fromCodePoint(line.codePointAt(at)!);
    const size = measure(character) - empty;
    if (used + size <= room) {
      used += size;
      at += character.length;
      if (SENTENCE_ENDS.has(character)) sentence = at;
      continue;
    }
    const end = sentence > from ? sentence : at;
    if (end === from) throw new RangeError(`no room for one character in ${room}`);
    pieces.push(line.slice(from, end));
    used = measure(line.slice(end, at));
    from = end;
  }
  return [...pieces, line.slice(from)];
}
