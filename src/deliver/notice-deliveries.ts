import type { Delivery } from '../core/delivery/delivery.js';
import { noticeDelivery } from '../core/delivery/notice-delivery.js';
import type { IncidentEvent } from '../core/incident/events.js';
import { noticesFor } from '../core/incident/notices.js';
import type { IncidentView } from '../core/incident/view.js';

export interface NoticeParts {
  readonly newId: () => string;
  readonly roomName: (roomId: string) => string;
  /** Names of the notifiers that serve the room: a chain may name more. */
  readonly notifiersOf: (roomId: string) => readonly string[];
  /** ms after which a call helps nobody any more. */
  readonly expiresAfter: number;
}

/** @returns what an escalation sends over channels, to be written with it */
export function noticeDeliveries(
  events: readonly IncidentEvent[],
  incident: IncidentView,
  { newId, roomName, notifiersOf, expiresAfter }: NoticeParts,
): readonly Delivery[] {
  const { id: subjectId, roomId } = incident;
  const known = notifiersOf(roomId);
  return events.flatMap((event) =>
    noticesFor(event, incident, { roomName: roomName(roomId) })
      .filter(({ channel }) => known.includes(channel))
      .map(({ channel, notice }) =>
        noticeDelivery({ id: newId(), subjectId, channel, at: event.at, expiresAfter, notice }),
      ),
  );
}
