import type { AuditActor } from '../audit/audit-entry.js';
import type { CueEvent } from './events.js';
import type { CueView } from './view.js';

type WithoutBase<Event> = Event extends unknown
  ? Omit<Event, 'cueId' | 'roomId' | 'seq' | 'at' | 'by'>
  : never;

/** What an event says, without where and when. */
export type CueEventBody = WithoutBase<CueEvent>;

/** @returns `body` as the event that follows the last one of `view`; not yet checked, `applyCueEvent` does that. */
export function nextCueEvent(
  view: Pick<CueView, 'id' | 'roomId' | 'seq'>,
  body: CueEventBody,
  at: number,
  by: AuditActor,
): CueEvent {
  return { ...body, cueId: view.id, roomId: view.roomId, seq: view.seq + 1, at, by };
}
