import type { Observed } from './window.js';

/** Shouts are short: 上链接, 主播加油, 来了来了来了. */
const CHANT_UNITS = 12;

/**
 * Whether a text that many send reads like cheering: nothing bad in it, and short or glad. Who sends it, and
 * whether they have been here before, is not asked yet.
 */
export function isChant({ message, analysis }: Observed): boolean {
  if (analysis.sentiment < 0 || analysis.topics.length > 0) return false;
  if (analysis.evidence.some(({ detector, shadow }) => detector === 'keyword' && !shadow)) return false;
  return message.text.length <= CHANT_UNITS || analysis.sentiment > 0;
}
