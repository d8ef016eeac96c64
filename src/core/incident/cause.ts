import type { SignalFinding, SignalKind } from '../signal.js';
import type { Topic } from '../topic.js';
import { TOPICS } from '../topic.js';
import type { Cause } from './events.js';

export const CAUSES: readonly Cause[] = [
  ...TOPICS,
  'negative',
  'flood',
  'activity',
  'feed',
  'platform',
  'opinion',
  'keyword',
];

/** The cause that each kind of signal points at; `topic`: the signal's own topic, where it has one. */
const CAUSE_OF_KIND: Readonly<Record<SignalKind, Cause | { readonly topicOr: Cause }>> = {
  'flood.user': 'flood',
  'flood.coordinated': 'flood',
  'spike.negative': 'negative',
  'spike.topic': { topicOr: 'negative' },
  'keyword.burst': { topicOr: 'keyword' },
  'activity.drop': 'activity',
  'feed.stalled': 'feed',
  // Public talk has its own staff and its own answers, whatever the topic.
  'mention.surge': 'opinion',
  'platform.warning': 'platform',
};

/** @returns what is wrong, at the coarseness at which one answer serves. Total over all signals. */
export function causeOf(signal: Pick<SignalFinding, 'kind' | 'topic'>): Cause {
  const cause = CAUSE_OF_KIND[signal.kind];
  return typeof cause === 'string' ? cause : (signal.topic ?? cause.topicOr);
}

export function isTopic(cause: Cause): cause is Topic {
  return (TOPICS as readonly Cause[]).includes(cause);
}
