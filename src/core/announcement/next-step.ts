import type { Actor } from '../incident/events.js';
import type { AnnouncementBody, AnnouncementEvent } from './events.js';
import type { AnnouncementView } from './view.js';

/** @returns `body` as the event that follows the last one of `view`; `applyStep` checks it */
export function nextStep(
  view: Pick<AnnouncementView, 'id' | 'roomId' | 'seq'>,
  body: AnnouncementBody,
  at: number,
  by: Actor,
): AnnouncementEvent {
  return { ...body, announcementId: view.id, roomId: view.roomId, seq: view.seq + 1, at, by };
}
