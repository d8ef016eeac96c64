import type { Evidence } from '../evidence.js';
import { isMeant } from '../match/keyword-evidence.js';
import { ADDRESS, HANDLE } from '../text/contact.js';
import type { Sentiment } from '../topic.js';
import { TOPICS, type Topic } from '../topic.js';

/** What the rules found in a message, as the model is told it. */
export interface RuleFindings {
  readonly sentiment: Sentiment;
  readonly sentimentScore: number;
  readonly topics: readonly Topic[];
  readonly keywords: readonly Evidence[];
}

const FEELING_STEPS = 4;
const LONGEST = 16;
const DIGIT_STEPS = 4;

const TOPIC = 0;
const MEANT = TOPIC + TOPICS.length;
const ASKED = MEANT + TOPICS.length;
const SENTIMENT = ASKED + TOPICS.length;
const FEELING = SENTIMENT + 3;
const LENGTH = FEELING + 2 * FEELING_STEPS + 1;
const DIGITS = LENGTH + LONGEST + 1;
const SIGN = DIGITS + DIGIT_STEPS + 1;

/** Looks that solicitation has whatever its words: an address, a handle, an account number. */
const SIGNS: readonly RegExp[] = [ADDRESS, HANDLE, /[a-z]\d{3}|\d{3}[a-z]/, /\d{5,}/, /[a-z]{4,}/];

/** How many there are. A mark is a number below this. */
export const MARKS = SIGN + SIGNS.length;

/** @returns what the rules and the looks of a text say, as distinct numbers below MARKS; `text` is `TextViews.normal` */
export function marksOf(text: string, rules: RuleFindings): number[] {
  const marks = [
    SENTIMENT + 1 + rules.sentiment,
    FEELING + FEELING_STEPS + Math.round(rules.sentimentScore * FEELING_STEPS),
    LENGTH + Math.min(LONGEST, Math.round(Math.log2(text.length + 1) * 1.5)),
    ...rules.topics.map((topic) => TOPIC + TOPICS.indexOf(topic)),
  ];
  for (const keyword of rules.keywords) {
    const { topic, shadow } = keyword;
    if (topic === undefined || shadow === true) continue;
    const mark = (isMeant(keyword) ? MEANT : ASKED) + TOPICS.indexOf(topic);
    if (!marks.includes(mark)) marks.push(mark);
  }
  addLooks(text, marks);
  return marks;
}

function addLooks(text: string, marks: number[]): void {
  let latin = false;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) digits++;
    else if (unit >= 97 && unit <= 122) latin = true;
  }
  marks.push(DIGITS + Math.min(DIGIT_STEPS, Math.floor(Math.sqrt(digits))));
  if (!latin && digits === 0) return;
  SIGNS.forEach((sign, i) => {
    if (sign.test(text)) marks.push(SIGN + i);
  });
}
