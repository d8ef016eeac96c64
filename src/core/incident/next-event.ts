import type { Actor, IncidentEvent } from './events.js';
import type { IncidentView } from './view.js';

type WithoutBase<Event> = Event extends unknown
  ? Omit<Event, 'incidentId' | 'roomId' | 'seq' | 'at' | 'by'>
  : never;

/** What an event says, without where and when. */
export type EventBody = WithoutBase<IncidentEvent>;

/** The system as an actor. */
export const SYSTEM: Actor = { type: 'system' };

/** @returns `body` as the event that follows the last one of `view`; not yet checked, `applyEvent` does that. */
export function nextEvent(
  view: Pick<IncidentView, 'id' | 'roomId' | 'seq'>,
  body: EventBody,
  at: number,
  by: Actor,
): IncidentEvent {
  return { ...body, incidentId: view.id, roomId: view.roomId, seq: view.seq + 1, at, by };
}
