import type { AnnouncementView } from '../core/announcement/view.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { AnnouncementSettings } from '../core/announcement/settings.js';
import type { Decision } from './announcement-desk.js';
import type { CallStaff } from './call-staff.js';

export interface ReleaseParts {
  readonly newId: () => string;
  readonly settings: Pick<AnnouncementSettings, 'visibleWithin' | 'expiresAfter'>;
  readonly staff: Pick<CallStaff, 'ofForced'>;
}

/** Lets announcements out: the step and, in the same transaction, a delivery for each channel. */
export class PlanRelease {
  constructor(private readonly parts: ReleaseParts) {}

  of({ draft }: AnnouncementView): Decision {
    const { visibleWithin } = this.parts.settings;
    return {
      // What is said elsewhere does not come back in the room's chat.
      bodies: [{ type: 'released', ...(draft.audience === 'room' && { visibleWithin }) }],
      consequences: (after, now) => ({
        deliveries: [
          ...after.draft.channels.map((channel) => this.deliveryOf(after, channel, now)),
          ...(after.forcedWhy === undefined ? [] : this.parts.staff.ofForced(after, now)),
        ],
      }),
    };
  }

  private deliveryOf(view: AnnouncementView, channel: string, at: number): Delivery {
    const { id: announcementId, roomId, draft } = view;
    const { text, pinned } = draft;
    const id = this.parts.newId();
    return {
      id,
      kind: 'announcement',
      subjectId: announcementId,
      roomId,
      channel,
      createdAt: at,
      expiresAt: at + this.parts.settings.expiresAfter,
      payload: { key: id, roomId, announcementId, text, pinned, at },
    };
  }
}
