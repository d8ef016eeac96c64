import type { Span } from '@server/core/evidence.js';

export interface TextPart {
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

/**
 * @param spans half-open, in UTF-16 units, in any order; they may overlap or reach past the text
 * @returns parts that joined give `text` back
 */
export function splitBySpans(text: string, spans: readonly Span[]): readonly TextPart[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const parts: TextPart[] = [];
  let at = 0;
  const take = (end: number, marked: boolean) => {
    const stop = Math.min(end, text.length);
    if (stop <= at) return;
    const last = parts.at(-1);
    const part = text.slice(at, stop);
    if (last?.marked === marked) parts[parts.length - 1] = { ...last, text: last.text + part };
    else parts.push({ start: at, text: part, marked });
    at = stop;
  };
  for (const span of sorted) {
    take(span.start, false);
    take(span.end, true);
  }
  take(text.length, false);
  return parts;
}
