const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Borders at which a text may be taken apart, the best first, each with what belongs to the part before it: the end
 * of a line; of a sentence, with its closing quotes; of a clause; a space.
 */
const BORDERS = [
  /\s*\n\s*/gu,
  /(?:[。！？…!?]+|\.(?=\s))[”’」』）》)"']*\s*/gu,
  /[；，、：;,:]+\s*/gu,
  /\s+/gu,
] as const;

/**
 * Takes a text apart where a channel's messages are shorter than it. The parts joined are the text.
 * @param longest UTF-16 units of a part, so that no way of counting finds more; only a single letter that is longer
 * than that is not taken apart
 * @returns parts in order, as few as fitting sentences together gives
 */
export function splitText(text: string, longest: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const end = bestBorder(rest, longest) ?? lastLetter(rest, longest);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

/** Not in the first half: a line of one word would leave a part of one word. */
function bestBorder(text: string, longest: number): number | undefined {
  const window = text.slice(0, longest + 1);
  for (const border of BORDERS) {
    const ends = [...window.matchAll(border)].map((found) => found.index + found[0].length);
    const end = ends.filter((one) => one <= longest && one > longest / 2).at(-1);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Emoji of several signs stay whole. */
function lastLetter(text: string, longest: number): number {
  let end = 0;
  // A letter that reaches past the window is seen whole there.
  for (const { index, segment } of GRAPHEMES.segment(text.slice(0, longest + 64))) {
    if (end > 0 && index + segment.length > longest) break;
    end = index + segment.length;
  }
  return end;
}
