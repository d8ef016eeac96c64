import type { Evidence } from '../evidence.js';
import { isMeant } from '../match/keyword-evidence.js';
import { type Judgement, judge } from '../model/judge.js';
import { marksOf } from '../model/marks.js';
import type { Model } from '../model/model.js';
import { TOPICS, type Topic } from '../topic.js';
import type { Kit, Reading } from './reading.js';
import { findTopics } from './topics.js';

/** More characters do not sound like a keyword by chance. */
const SHORT = 3;
/** Pinyin and parts are written on purpose; a character may be meant as it stands. */
const BY_CHANCE: ReadonlySet<unknown> = new Set(['homophone', 'stand-in', 'look-alike']);
const BY_SOUND: readonly unknown[] = ['homophone', 'stand-in'];
/** Below it the model sees nothing of a thing. */
const SEEN = 0.1;
/** What is graver is worth a look for its sound alone. */
const DOUBTED = 'P2';

const NONE: readonly Topic[] = [];

/**
 * Topics for which only a short keyword speaks that sounds like what is written: 强 补刀 for 抢不到, and the model
 * sees nothing bad in the message. It is asked anew, since it has been told of the keyword.
 */
export function unheardTopics(reading: Reading, { model, lexicon }: Kit): readonly Topic[] {
  if (model === undefined || !reading.keywords.some(mayBeChance)) return NONE;
  const said = reading.keywords.filter((one) => !mayBeChance(one));
  const rest = findTopics(reading.words, reading.feeling.felt, said, reading.views.normal, lexicon.version);
  const spoken = rest.map(({ topic }) => topic!);
  if (seesAnything(judgeUntold(reading, model, said, spoken))) return NONE;
  const doubted = reading.keywords.filter(mayBeChance).map(({ topic }) => topic);
  return TOPICS.filter((topic) => doubted.includes(topic) && !spoken.includes(topic));
}

function judgeUntold(
  { views, feeling }: Reading,
  model: Model,
  keywords: readonly Evidence[],
  topics: readonly Topic[],
): Judgement {
  const { text } = views.normal;
  const { sentiment, score: sentimentScore } = feeling;
  return judge(model, text, marksOf(text, { sentiment, sentimentScore, topics, keywords }));
}

function seesAnything({ sentiment, abuse, topics }: Judgement): boolean {
  return sentiment < 0 || abuse >= SEEN || TOPICS.some((topic) => topics[topic] >= SEEN);
}

/** A short word of which no character is written as the list has it, and of which the sound speaks. */
function mayBeChance(keyword: Evidence): boolean {
  const { means, word, written, severity } = keyword.facts;
  if (means === undefined || keyword.topic === undefined || !isMeant(keyword)) return false;
  if (severity !== DOUBTED) return false;
  const used = String(means).split('+');
  if (!used.every((one) => BY_CHANCE.has(one)) || !used.some((one) => BY_SOUND.includes(one))) return false;
  const characters = Array.from(String(word).replace(/\s/g, ''));
  return characters.length <= SHORT && !characters.some((one) => String(written).includes(one));
}
