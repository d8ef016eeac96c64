import { goodUntil } from '../core/announcement/good-until.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { Grade } from '../core/grade.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { AnnouncementSettings } from '../core/announcement/settings.js';
import type { Publisher } from '../ports.js';
import type { Decision } from './announcement-desk.js';
import type { ConfirmNeeds, Needs } from './confirm-needs.js';
import type { CallStaff } from './call-staff.js';

export interface ReleaseParts {
  readonly newId: () => string;
  readonly settings: AnnouncementSettings;
  readonly staff: Pick<CallStaff, 'ofForced' | 'ofHeld' | 'ofMissed'>;
  readonly needs: Pick<ConfirmNeeds, 'since'>;
  readonly publishersOf: (roomId: string) => readonly Pick<Publisher, 'name' | 'comesBack'>[];
}

/** Somebody agreed already. */
const NOBODY: Needs = { needs: [] };

/** Lets announcements out: the step and, in the same transaction, a delivery for each channel. */
export class PlanRelease {
  constructor(private readonly parts: ReleaseParts) {}

  /**
   * For one whose hour has come: out, unless the hour is long over, or meanwhile something is so grave that somebody must
   * agree where nobody had to.
   */
  async due(view: AnnouncementView, now: number): Promise<Decision> {
    const { staff, needs: ask } = this.parts;
    if (this.isOver(view, now)) {
      return {
        bodies: [{ type: 'lapsed' }],
        consequences: (after, at) => ({ deliveries: staff.ofMissed(after, at) }),
      };
    }
    const { needs, grade } = view.confirmedBy === undefined ? await ask.since(view) : NOBODY;
    if (needs.length === 0) return this.of(view);
    const lapseAt = this.lapseAt(view, grade, now);
    return {
      bodies: [{ type: 'held', needs, lapseAt, ...(grade && { grade }) }],
      consequences: (after, at) => ({ deliveries: staff.ofHeld(after, at) }),
    };
  }

  /** Whether the hour is over for which its words were meant. */
  isOver({ draft }: Pick<AnnouncementView, 'draft'>, now: number): boolean {
    return now > goodUntil(draft, this.parts.settings.expiresAfter);
  }

  /** @returns ms, until when somebody may agree: as long as patience lasts, not longer than the words are good for */
  lapseAt({ draft }: Pick<AnnouncementView, 'draft'>, grade: Grade | undefined, now: number): number {
    const { lapseAfter, expiresAfter } = this.parts.settings;
    return Math.min(now + lapseAfter[grade ?? 'none'], goodUntil(draft, expiresAfter));
  }

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
