import type { GuardFinding } from './finding.js';

/**
 * @param finding of exactly this text
 * @returns the text with the gentler words; unchanged where there are none
 */
export function applyGentler(text: string, { start, end, gentler }: GuardFinding): string {
  return gentler === undefined ? text : text.slice(0, start) + gentler + text.slice(end);
}
