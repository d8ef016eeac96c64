/** Topics a message can speak of; multi-label. The labelled data of the field uses the same words. */
export const TOPICS = [
  'av_fault',
  'shop_fault',
  'price',
  'quality',
  'service',
  'trust',
  'host',
  'abuse',
  'ad',
] as const;

export type Topic = (typeof TOPICS)[number];

/** -1 negative, 0 neutral, 1 positive. */
export type Sentiment = -1 | 0 | 1;
