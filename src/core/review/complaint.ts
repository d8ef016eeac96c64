import { isTopic } from '../incident/cause.js';
import type { Cause } from '../incident/events.js';
import type { MessageKind } from '../message.js';
import type { Topic } from '../topic.js';

/** Which messages complain of a cause. */
export interface Complaint {
  readonly kind: MessageKind;
  /** Left out where the cause is no topic: whoever is negative complains. */
  readonly topic?: Topic;
}

/**
 * Public talk is measured where it is, outside; everything else by what the room says.
 * @param cause undefined: there is no incident
 */
export function complaintOf(cause: Cause | undefined): Complaint {
  if (cause !== undefined && isTopic(cause)) return { kind: 'danmaku', topic: cause };
  return { kind: cause === 'opinion' ? 'mention' : 'danmaku' };
}

/** A flood, a dead feed, a muted room or viewers who leave: nobody complains of these before they are detected. */
const UNSPOKEN: ReadonlySet<Cause> = new Set(['flood', 'activity', 'feed', 'platform', 'keyword']);

/** @returns whether people say that it is wrong before a signal can */
export function isSpokenOf(cause: Cause): boolean {
  return !UNSPOKEN.has(cause);
}
