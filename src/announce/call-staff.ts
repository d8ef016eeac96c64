import type { Grade } from '../core/grade.js';
import {
  noticeOfFailed,
  noticeOfForced,
  noticeOfHeld,
  noticeOfMissed,
  noticeOfUnseen,
} from '../core/announcement/notices.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import { noticeOfForcedOrder } from '../core/action/notice-of-forced.js';
import type { ActionOrder } from '../core/action/order.js';
import type { StaffNotice } from '../core/delivery/staff-notice.js';
import type { Delivery } from '../core/delivery/delivery.js';
import { noticeDelivery } from '../core/delivery/notice-delivery.js';

export interface CallStaffParts {
  readonly newId: () => string;
  readonly notifiersOf: (roomId: string) => readonly string[];
  readonly roomName: (roomId: string) => string;
  /** ms after which a call helps nobody any more. */
  readonly expiresAfter: number;
}

/** Turns what the staff must hear into deliveries, one for each notifier of the room. */
export class CallStaff {
  constructor(private readonly parts: CallStaffParts) {}

  /** As loud as it gets: nobody looked at it but who forced it. */
  ofForced(view: AnnouncementView, now: number): readonly Delivery[] {
    return this.call(noticeOfForced(view), { ...view, grade: 'P0' }, now);
  }

  /** As `ofForced`. */
  ofForcedOrder(order: ActionOrder, now: number): readonly Delivery[] {
    return this.call(noticeOfForcedOrder(order), { ...order, grade: 'P0' }, now);
  }

  ofHeld(view: AnnouncementView, now: number): readonly Delivery[] {
    return this.call(noticeOfHeld(view), view, now);
  }

  ofMissed(view: AnnouncementView, now: number): readonly Delivery[] {
    return this.call(noticeOfMissed(view), view, now);
  }

  /** Whatever its grade: somebody thinks that it was said. */
  ofFailed(view: AnnouncementView, now: number): readonly Delivery[] {
    return this.call(noticeOfFailed(view), view, now);
  }

  /** Of urgent matters only: at night nobody is woken for a small one. */
  ofUnseen(view: AnnouncementView, now: number): readonly Delivery[] {
    const isUrgent = view.grade === 'P0' || view.grade === 'P1';
    return isUrgent ? this.call(noticeOfUnseen(view), view, now) : [];
  }

  private call(
    { title, lines }: StaffNotice,
    {
      id: subjectId,
      roomId,
      grade,
    }: { readonly id: string; readonly roomId: string; readonly grade?: Grade },
    now: number,
  ): readonly Delivery[] {
    const { newId, notifiersOf, roomName, expiresAfter } = this.parts;
    const notice = { roomId, roomName: roomName(roomId), grade: grade ?? 'P2', title, lines };
    return notifiersOf(roomId).map((channel) =>
      noticeDelivery({ id: newId(), subjectId, channel, at: now, expiresAfter, notice }),
    );
  }
}
