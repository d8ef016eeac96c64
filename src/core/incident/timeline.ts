import type { Flag } from '../flag.js';
import type { Message } from '../message.js';
import type { Signal } from '../signal.js';
import type { Topic } from '../topic.js';
import { MINUTE } from '../window/widths.js';
import { isTopic } from './cause.js';
import type { Cause, IncidentEvent } from './events.js';
import { absorbs } from './group.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

/** Of two things at one time the first in this list comes first. */
export const TIMELINE_KINDS = ['danmaku', 'mention', 'signal', 'event'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** A place in a timeline: everything has its own, and they are in order. */
export interface TimelinePlace {
  /** ms */
  readonly at: number;
  readonly kind: TimelineKind;
  /** Names the thing among those of its kind. */
  readonly id: string;
}

/** One thing that belongs to an incident. */
export type TimelineItem = TimelinePlace &
  (
    | { readonly kind: 'event'; readonly event: IncidentEvent }
    | { readonly kind: 'signal'; readonly signal: Signal }
    | { readonly kind: 'danmaku'; readonly flag: Flag }
    | {
        readonly kind: 'mention';
        readonly message: Message;
        readonly sentiment: number;
        readonly topics: readonly string[];
      }
  );

/** Which of a room's things belong to one incident. */
export interface TimelineScope {
  readonly roomId: string;
  /** Its own id, and those of what it absorbed. */
  readonly incidentIds: readonly string[];
  readonly signalIds: readonly string[];
  /** What was said in `from` ≤ time < `to`, ms; without `to` up to now. */
  readonly from: number;
  readonly to?: number;
  readonly topics: readonly Topic[];
  /** Danmaku that were flagged for one of these. */
  readonly detectors: readonly string[];
  /** Danmaku that sound negative, whatever they speak of. */
  readonly negative: boolean;
  /** Mentions that sound negative, whatever they speak of. */
  readonly negativeMentions: boolean;
}

/** What was said shortly before it was noticed, and shortly after it was over, belongs to it. */
const AROUND = MINUTE;

const DETECTORS: Readonly<Partial<Record<Cause, readonly string[]>>> = {
  flood: ['flood.user', 'flood.coordinated'],
  keyword: ['keyword'],
};

/** @returns what one cause in one place has left: what happened, what was found, what was said in the room and outside */
export function timelineScope(view: IncidentView): TimelineScope {
  const causes = [view.cause, ...(view.absorbed ?? []).map(({ cause }) => cause)];
  const topics = [...causes.filter(isTopic), ...view.signals.flatMap(({ topic }) => topic ?? [])];
  const over = isAwake(view) ? undefined : (view.quietAt ?? view.resolvedAt);
  return {
    roomId: view.roomId,
    incidentIds: [view.id, ...(view.absorbed ?? []).map(({ incidentId }) => incidentId)],
    signalIds: view.signals.map(({ signalId }) => signalId),
    from: view.detectedAt - AROUND,
    ...(over !== undefined && { to: over + AROUND }),
    topics: [...new Set(topics)],
    detectors: causes.flatMap((cause) => DETECTORS[cause] ?? []),
    negative: causes.includes('negative'),
    negativeMentions: causes.some((cause) => cause === 'opinion' || absorbs(cause, 'opinion')),
  };
}

/** @returns a negative number when `a` comes first */
export function comparePlaces(a: TimelinePlace, b: TimelinePlace): number {
  return a.at - b.at || rankOf(a.kind) - rankOf(b.kind) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

export function rankOf(kind: TimelineKind): number {
  return TIMELINE_KINDS.indexOf(kind);
}
