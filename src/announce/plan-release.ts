import type { AnnouncementView } from '../core/announcement/view.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { AnnouncementSettings } from '../core/announcement/settings.js';
import type { Publisher } from '../ports.js';
import type { Decision } from './announcement-desk.js';
import type { CallStaff } from './call-staff.js';

export interface ReleaseParts {
  readonly newId: () => string;
  readonly settings: Pick<AnnouncementSettings, 'visibleWithin' | 'expiresAfter'>;
  readonly staff: Pick<CallStaff, 'ofForced'>;
  readonly publishersOf: (roomId: string) => readonly Pick<Publisher, 'name' | 'comesBack'>[];
}

/** Lets announcements out: the step and, in the same transaction, a delivery for each channel. */
export class PlanRelease {
  constructor(private readonly parts: ReleaseParts) {}

  of(view: AnnouncementView): Decision {
    const { visibleWithin } = this.parts.settings;
    const comesBack = this.comesBack(view);
    return {
      bodies: [{ type: 'released', ...(comesBack.length > 0 && { comesBack, visibleWithin }) }],
      consequences: (after, now) => ({
        deliveries: [
          ...after.draft.channels.map((channel) => this.deliveryOf(after, channel, now)),
          ...(after.forcedWhy === undefined ? [] : this.parts.staff.ofForced(after, now)),
        ],
      }),
    };
  }

  /** What is said elsewhere does not come back in the room's chat. */
  private comesBack({ roomId, draft }: AnnouncementView): readonly string[] {
    if (draft.audience !== 'room') return [];
    const able = this.parts.publishersOf(roomId).filter((publisher) => publisher.comesBack);
    return able.map(({ name }) => name).filter((name) => draft.channels.includes(name));
  }

  private deliveryOf(view: AnnouncementView, channel: string, at: number): Delivery {
    const { id: announcementId, roomId, draft } = view;
    const { text, audience, pinned } = draft;
    const id = this.parts.newId();
    return {
      id,
      kind: 'announcement',
      subjectId: announcementId,
      roomId,
      channel,
      createdAt: at,
      expiresAt: at + this.parts.settings.expiresAfter,
      payload: { key: id, roomId, announcementId, text, audience, pinned, at },
    };
  }
}
