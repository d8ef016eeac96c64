import { YES } from '../flag.js';
import { isMeant } from '../match/keyword-evidence.js';
import { isWordless } from '../text/pictures.js';
import type { Topic } from '../topic.js';
import type { Observed } from './window.js';

/** What kind of thing a text is, if many send it: harmless kinds first. */
export const TONES = ['cheers', 'reports', 'speaks', 'attacks'] as const;
export type Tone = (typeof TONES)[number];

/** Shouts are short: 上链接, 主播加油, 来了来了来了; a row of emoji says as little as one. */
const CHANT_UNITS = 12;

/** What everybody who watches sees for himself, and says in the same words. */
const FAULTS: ReadonlySet<Topic> = new Set(['av_fault', 'shop_fault']);

/**
 * How a text reads, whoever sends it: it cheers where there is nothing bad in it and it is short or glad, reports
 * where it speaks of a fault and of nothing else, attacks where it complains, offends or accuses, and merely speaks
 * otherwise: 是不是骗子 is no cheer.
 */
export function toneOf({ message, analysis }: Observed): Tone {
  const { topics, sentiment, abuse, evidence } = analysis;
  if (topics.length > 0 && topics.every((topic) => FAULTS.has(topic))) return 'reports';
  if (sentiment < 0 || abuse >= YES || topics.length > 0 || evidence.some(isMeant)) return 'attacks';
  if (evidence.some(({ asked, shadow }) => asked && !shadow)) return 'speaks';
  const isShort = message.text.length <= CHANT_UNITS || isWordless(message.text);
  return isShort || sentiment > 0 ? 'cheers' : 'speaks';
}
