import type { Topic } from '../topic.js';
import type { Observed } from './window.js';

/** What kind of thing a text is, if many send it: harmless kinds first. */
export const TONES = ['cheers', 'reports', 'speaks', 'attacks'] as const;
export type Tone = (typeof TONES)[number];

/** Shouts are short: 上链接, 主播加油, 来了来了来了. */
const CHANT_UNITS = 12;

/** What everybody who watches sees for himself, and says in the same words. */
const FAULTS: ReadonlySet<Topic> = new Set(['av_fault', 'shop_fault']);

/**
 * How a text reads, whoever sends it: it cheers where there is nothing bad in it and it is short or glad, reports
 * where it speaks of a fault and of nothing else, attacks where it complains, and merely speaks otherwise.
 */
export function toneOf({ message, analysis }: Observed): Tone {
  const { topics, sentiment, evidence } = analysis;
  if (topics.length > 0 && topics.every((topic) => FAULTS.has(topic))) return 'reports';
  const accused = evidence.some(({ detector, shadow }) => detector === 'keyword' && !shadow);
  if (sentiment < 0 || topics.length > 0 || accused) return 'attacks';
  return message.text.length <= CHANT_UNITS || sentiment > 0 ? 'cheers' : 'speaks';
}
