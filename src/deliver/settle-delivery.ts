import { Inject, Injectable } from '@nestjs/common';
import { AnnouncementDesk, type Consequences } from '../announce/announcement-desk.js';
import { AnswerIncident } from '../announce/answer-incident.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { Delivery, Settlement } from '../core/delivery/delivery.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import { SYSTEM } from '../core/incident/next-event.js';
import type { DeliveryStore, Ledger } from '../ports.js';
import { DELIVERY_STORE, LEDGER } from '../tokens.js';

/** Writes down how a delivery ended, together with what that means for what it is part of. */
@Injectable()
export class SettleDelivery {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(DELIVERY_STORE) private readonly store: DeliveryStore,
    private readonly desk: AnnouncementDesk,
    private readonly answer: AnswerIncident,
  ) {}

  async settle(delivery: Delivery, settlement: Settlement): Promise<void> {
    try {
      if (delivery.kind === 'announcement') await this.settleAnnouncement(delivery, settlement);
      else await this.ledger.commit({ settlements: [settlement], outbox: [] });
    } catch (error) {
      // Two workers had it, after a lock ran out: the other wrote it down.
      const isSettled = (await this.store.find(delivery.id))?.state !== 'waiting';
      if (!(error instanceof ConflictError && isSettled)) throw error;
    }
  }

  private async settleAnnouncement({ subjectId, channel }: Delivery, settlement: Settlement): Promise<void> {
    const body =
      settlement.state === 'delivered'
        ? ({ type: 'delivered', channel, receipt: settlement.receipt } as const)
        : ({ type: 'refused', channel, reason: settlement.reason } as const);
    await this.desk.step(subjectId, SYSTEM, (before) => ({
      bodies: [body],
      consequences: async (after, now): Promise<Consequences> => ({
        settlements: [settlement],
        ...(isFirst(before, after) && (await this.answer.plan(after, now))),
      }),
    }));
  }
}

/** From now on the public has an answer. */
function isFirst(before: AnnouncementView, after: AnnouncementView): boolean {
  return before.deliveredAt === undefined && after.deliveredAt !== undefined;
}
