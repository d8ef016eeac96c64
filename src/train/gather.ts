import type { Mood, Register } from '../core/model/columns.js';
import type { Sentiment, Topic } from '../core/topic.js';
import type { LabelledRow } from '../eval/labelled-row.js';
import type { Example } from './example.js';
import type { GuideLabel } from './guide-labels.js';
import { kindOf } from './kinds.js';

type Facts = Omit<Example, 'text' | 'set'>;

/**
 * What each set that may be trained on teaches: by the set's id. A set without an entry teaches nothing. Register
 * weights make up for the sets' sizes, so that each register counts for about as much; the other weights say how far
 * the labels of a set are what a room would say.
 */
const FACTS_OF: Readonly<Record<string, (row: LabelledRow) => Facts>> = {
  os10: review,
  waimai: (row) => ({ ...review(row), goodWeight: 2, kind: 'takeaway' }),
  smp2020: ({ label }) => ({
    register: 'post',
    registerWeight: 0.7,
    sentiment: FELT[label] ?? 0,
    sentimentWeight: 1,
    mood: MOOD_OF[label],
  }),
  'bili-comments': ({ label }) => ({
    register: 'comment',
    registerWeight: 10,
    sentiment: Number(label) <= 2 ? -1 : label === '3' || label === '7' ? 0 : 1,
    sentimentWeight: 1,
  }),
  cold: ({ label }) => ({ offends: label === '1', partly: FAR_FROM_SHOPS }),
  gamead: ({ label, text }) => ({
    register: 'chat',
    registerWeight: 0.1,
    // What sells no game goods may still ask for contact.
    partly: label === '1' ? { ad: true } : CONTACT.test(text) ? {} : { ad: false },
  }),
  'room-comments': ({ label, topics, source }) => ({
    register: REGISTER_OF[source ?? ''] ?? 'chat',
    registerWeight: 3,
    sentiment: Number(label) as Sentiment,
    sentimentWeight: READ_FOR_US,
    topics: topics ?? [],
    topicWeight: 1.5,
  }),
  'live-commerce': ({ label, topics }) => ({
    register: 'chat',
    registerWeight: 2,
    sentiment: Number(label) as Sentiment,
    sentimentWeight: 1,
    topics: topics ?? [],
    topicWeight: 1.5,
  }),
};

const READ_FOR_US = 2;
const FELT: Readonly<Record<string, Sentiment>> = { angry: -1, sad: -1, fear: -1, happy: 1 };
const MOOD_OF: Readonly<Record<string, Mood>> = {
  angry: 'angry',
  sad: 'sad',
  fear: 'afraid',
  happy: 'happy',
  surprise: 'surprised',
  neutral: 'calm',
};
const REGISTER_OF: Readonly<Record<string, Register>> = {
  review: 'review',
  weibo: 'post',
  bilicomment: 'comment',
  live: 'chat',
  ad: 'chat',
};
/** Forum posts report no fault of a stream or a shop and sell nothing. */
const FAR_FROM_SHOPS = { av_fault: false, shop_fault: false, price: false, service: false, ad: false };
const PRAISE = { av_fault: false, shop_fault: false, trust: false, abuse: false, ad: false, host: false };
const CONTACT = /[微薇徽威vV][信心芯xX❤]|[加➕+家佳].{0,3}[vVqQ群微薇扣]|[qQ扣]{2}|\d{6,}|@|http/;

function review({ label, text }: LabelledRow): Facts {
  const isGood = label === '1';
  // Good or bad is all that is known; a few bad ones are mixed, so it teaches three classes only a little.
  return {
    register: 'review',
    registerWeight: 0.6,
    isGood,
    kind: kindOf(text),
    sentiment: isGood ? 1 : -1,
    sentimentWeight: 0.2,
    partly: isGood ? PRAISE : { av_fault: false, ad: false },
  };
}

/** @returns undefined for a row of a set that teaches nothing */
export function exampleOf(
  set: string,
  row: LabelledRow,
  guide: ReadonlyMap<string, GuideLabel>,
  key: string,
): Example | undefined {
  const facts = FACTS_OF[set]?.(row);
  if (facts === undefined) return undefined;
  const label = guide.get(key);
  if (label === undefined || row.topics !== undefined) return { text: row.text, set, ...facts };
  // Read once more, for topics. A set whose own feelings are measured keeps them.
  const feeling =
    set === 'smp2020' || set === 'bili-comments'
      ? {}
      : { sentiment: label.sentiment, sentimentWeight: READ_FOR_US };
  const topics: readonly Topic[] = label.topics;
  return { text: row.text, set, ...facts, ...feeling, topics, topicWeight: 0.7 };
}
