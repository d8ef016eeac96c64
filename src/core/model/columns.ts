import { TOPICS, type Topic } from '../topic.js';

/**
 * How people write depends on where: a bad word in a weibo post is often about the day, in a review about the
 * goods. The model weighs each text between these registers by its looks alone.
 */
export const REGISTERS = ['review', 'post', 'comment', 'chat'] as const;

export type Register = (typeof REGISTERS)[number];

/** What the model scores, in the order of the weights of a gram. */
export const COLUMNS = [
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

export type Column = (typeof COLUMNS)[number];

export const COLUMN_OF = Object.fromEntries(COLUMNS.map((column, i) => [column, i])) as Readonly<
  Record<Column, number>
>;

/** Where each topic's column is. */
export const TOPIC_COLUMN = Object.fromEntries(
  TOPICS.map((topic) => [topic, COLUMN_OF[`topic/${topic}`]]),
) as Readonly<Record<Topic, number>>;
