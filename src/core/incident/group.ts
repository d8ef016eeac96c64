import { compareGrades } from '../grade.js';
import type { Signal } from '../signal.js';
import { causeOf } from './cause.js';
import type { Cause } from './events.js';
import { isHeld } from './objections.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

/** How long a quiet incident takes its signal back before the return counts as a new incident. */
export const HOLD_OPEN_MS = 10 * 60_000;

/**
 * One incident a room and cause; and a named cause takes in what merely follows from it:
 * - people who see no picture get angry, leave, and post about it: one fault, one answer;
 * - people who cannot order do the same;
 * - anger and public talk without a cause of their own belong to the complaint that is going on;
 * - a feed that stopped, or a room that the platform muted, looks like falling activity.
 * Accusations of fraud during a fault stay apart: they need other words by other people.
 */
const ABSORBS: Readonly<Partial<Record<Cause, readonly Cause[]>>> = {
  av_fault: ['activity', 'negative', 'opinion'],
  shop_fault: ['activity', 'negative', 'opinion'],
  trust: ['negative', 'opinion'],
  quality: ['negative', 'opinion'],
  price: ['negative', 'opinion'],
  service: ['negative', 'opinion'],
  host: ['negative', 'opinion'],
  abuse: ['negative'],
  feed: ['activity'],
  platform: ['activity'],
};

/** @returns whether trouble of `cause` follows from `main` and is answered with it. */
export function absorbs(main: Cause, cause: Cause): boolean {
  return ABSORBS[main]?.includes(cause) ?? false;
}

/**
 * @param incidents those of the signal's room, in any state
 * @returns the incident that the signal belongs to: one that goes on before a quiet one, one of its own cause before
 * one that takes it in, then the most urgent, then the oldest; undefined when it is a matter of its own
 */
export function incidentFor(
  signal: Signal,
  incidents: readonly IncidentView[],
  now: number,
): IncidentView | undefined {
  const cause = causeOf(signal);
  return incidents
    .filter((incident) => takes(incident, signal, cause, now))
    .sort(
      (a, b) =>
        // Of its own cause one is going on at most: a quiet one beside it stays quiet.
        Number(isAwake(b)) - Number(isAwake(a)) ||
        Number(b.cause === cause) - Number(a.cause === cause) ||
        compareGrades(a.grade, b.grade) ||
        a.detectedAt - b.detectedAt,
    )[0];
}

function takes(incident: IncidentView, signal: Signal, cause: Cause, now: number): boolean {
  switch (incident.status) {
    case 'resolved':
    case 'merged':
      return false;
    case 'quiet':
      return (
        isOneWith(incident, cause) && (isHeld(incident, now) || now - (incident.quietAt ?? 0) <= HOLD_OPEN_MS)
      );
    case 'open':
    case 'claimed':
      return isOneWith(incident, cause) || isAbout(signal, incident.cause) || absorbs(incident.cause, cause);
  }
}

/** Of its cause, or of one that a person merged into it. */
function isOneWith({ cause: own, absorbed = [] }: IncidentView, cause: Cause): boolean {
  return own === cause || absorbed.some((one) => one.by !== undefined && one.cause === cause);
}

/** An attack that speaks of the goods is no complaint about them: to apologise for it would be the wrong answer. */
function isAbout({ kind, topic }: Signal, cause: Cause): boolean {
  return topic === cause && kind !== 'flood.coordinated';
}

/** While `by` holds in a room, `silenced` opens no incident there. */
const INHIBITIONS: readonly {
  readonly by: (signal: Signal) => boolean;
  readonly silenced: (signal: Signal) => boolean;
}[] = [
  {
    // No messages because we hear nothing, not because the viewers left. Viewer figures come another way.
    by: (signal) => signal.kind === 'feed.stalled',
    silenced: (signal) => signal.kind === 'activity.drop' && signal.subject !== 'viewers',
  },
  {
    // One viewer who writes again and again while the stream is broken complains; nobody floods.
    by: (signal) => signal.kind === 'spike.topic' && signal.topic === 'av_fault',
    silenced: (signal) => signal.kind === 'flood.user',
  },
];

/** @returns the open signal of the same room that keeps `signal` from alarming, if any. */
export function inhibitorOf(signal: Signal, open: readonly Signal[]): Signal | undefined {
  const rules = INHIBITIONS.filter((rule) => rule.silenced(signal));
  return open.find((other) => rules.some((rule) => rule.by(other)));
}
