import { TOPICS, type Topic } from '../topic.js';

/**
 * How people write depends on where: a bad word in a weibo post is often about the day, in a review about the
 * goods. The model weighs each text between these registers by its looks alone.
 */
export const REGISTERS = ['review', 'post', 'comment', 'chat'] as const;

export type Register = (typeof REGISTERS)[number];

/** What reviews are about: one word praises a phone and damns a pear. */
export const KINDS = ['takeaway', 'book', 'hotel', 'food', 'wash', 'wear', 'device', 'other'] as const;

export type Kind = (typeof KINDS)[number];

/** What posts feel; the first three are negative. */
export const MOODS = ['angry', 'sad', 'afraid', 'happy', 'surprised', 'calm'] as const;

export type Mood = (typeof MOODS)[number];

/** Asked of every text. */
const GENERAL = [
  ...REGISTERS.map((register) => `register/${register}` as const),
  ...REGISTERS.map((register) => `negative/${register}` as const),
  ...REGISTERS.map((register) => `positive/${register}` as const),
  /** Good or bad, where a text must be one of the two. */
  'polarity/review',
  /** Complains of anything that has a topic, or reports it. */
  'complaint',
  /** Offends a person or a group, whoever reads it; `topic/abuse` is what a room acts on. */
  'offence',
  ...TOPICS.map((topic) => `topic/${topic}` as const),
] as const;

/** Asked of reviews: one column for what is good of a kind of goods, one for what is bad. */
const OF_REVIEWS = [
  ...KINDS.map((kind) => `good/${kind}` as const),
  ...KINDS.map((kind) => `bad/${kind}` as const),
] as const;

/** Asked of posts. */
const OF_POSTS = MOODS.map((mood) => `mood/${mood}` as const);

/** What the model scores. Columns of a group are scored together, and only if somebody asks. */
export const GROUPS = { general: GENERAL, reviews: OF_REVIEWS, posts: OF_POSTS } as const;

export type Group = keyof typeof GROUPS;

export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

export type Column = (typeof GROUPS)[Group][number];

/** All columns, group by group. */
export const COLUMNS: readonly Column[] = GROUP_NAMES.flatMap((group) => GROUPS[group] as readonly Column[]);

/** Where a column is in its group. */
export const COLUMN_OF = Object.fromEntries(
  GROUP_NAMES.flatMap((group) => GROUPS[group].map((column, i) => [column, i])),
) as Readonly<Record<Column, number>>;

/** Where each topic's column is, of those that are asked of every text. */
export const TOPIC_COLUMN = Object.fromEntries(
  TOPICS.map((topic) => [topic, COLUMN_OF[`topic/${topic}`]]),
) as Readonly<Record<Topic, number>>;
