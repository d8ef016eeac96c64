import type { GuardFinding } from '@server/core/guard/finding.js';

/** A stretch of text, and what was found there. */
export interface MarkedPart {
  readonly start: number;
  readonly text: string;
  readonly finding?: GuardFinding;
}

/**
 * Findings are of a text of a moment ago, without the space at its ends.
 * @returns those that still stand in `text`, at their place in it
 */
export function standing(text: string, findings: readonly GuardFinding[]): readonly GuardFinding[] {
  const lead = text.length - text.trimStart().length;
  return findings
    .map((finding) => ({ ...finding, start: finding.start + lead, end: finding.end + lead }))
    .filter(({ start, end, words }) => text.slice(start, end) === words);
}

/** @returns parts that joined give `text` back; of two findings in one place the first is marked */
export function markParts(text: string, findings: readonly GuardFinding[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    if (finding.start < at || finding.end <= finding.start) continue;
    if (finding.start > at) parts.push({ start: at, text: text.slice(at, finding.start) });
    parts.push({ start: finding.start, text: text.slice(finding.start, finding.end), finding });
    at = finding.end;
  }
  if (at < text.length) parts.push({ start: at, text: text.slice(at) });
  return parts;
}
