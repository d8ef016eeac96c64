import { Inject, Injectable } from '@nestjs/common';
import { AnnouncementDesk, type Consequences } from '../announce/announcement-desk.js';
import { AnswerIncident } from '../announce/answer-incident.js';
import { CallStaff } from '../announce/call-staff.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { Delivery, Settlement } from '../core/delivery/delivery.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import { decideAnew } from '../core/decide-anew.js';
import { SYSTEM } from '../core/incident/next-event.js';
import { auditOfOrder } from '../act/audit-order.js';
import { changeOrder, OrderRefused } from '../core/action/change-order.js';
import type { DeliveryStore, Ledger, OrderStore } from '../ports.js';
import { DELIVERY_STORE, LEDGER, NEW_ID, ORDER_STORE } from '../tokens.js';

/** Writes down how a delivery ended, together with what that means for what it is part of. */
@Injectable()
export class SettleDelivery {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(DELIVERY_STORE) private readonly store: DeliveryStore,
    @Inject(ORDER_STORE) private readonly orders: Pick<OrderStore, 'find'>,
    @Inject(NEW_ID) private readonly newId: () => string,
    private readonly desk: AnnouncementDesk,
    private readonly answer: AnswerIncident,
    private readonly staff: CallStaff,
  ) {}

  /** @throws ConflictError when others kept writing to what it is part of */
  async settle(delivery: Delivery, settlement: Settlement): Promise<void> {
    await decideAnew(async () => {
      try {
        await this.write(delivery, settlement);
      } catch (error) {
        if (!(error instanceof ConflictError || error instanceof OrderRefused)) throw error;
        // Two workers had it, after a lock ran out, or somebody took the order back: it is written down already.
        if ((await this.store.find(delivery.id))?.state === 'waiting') throw error;
      }
    });
  }

  private async write(delivery: Delivery, settlement: Settlement): Promise<void> {
    switch (delivery.kind) {
      case 'announcement':
        await this.settleAnnouncement(delivery, settlement);
        return;
      case 'action':
        await this.settleAction(delivery, settlement);
        return;
      case 'notice':
        await this.ledger.commit({ settlements: [settlement], outbox: [] });
    }
  }

  private async settleAction({ subjectId }: Delivery, settlement: Settlement): Promise<void> {
    const before = await this.orders.find(subjectId);
    if (before === undefined) throw new RangeError(`delivery without its order: ${subjectId}`);
    const outcome = settlement.state === 'delivered' ? settlement.receipt : 'refused';
    const after = changeOrder(before, { type: 'settled', outcome }, undefined, settlement.at);
    await this.ledger.commit({
      orders: [after],
      settlements: [settlement],
      audit: [auditOfOrder(this.newId(), before, after, settlement.at)],
      outbox: [{ name: 'action', roomId: after.roomId, payload: after }],
    });
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
        ...(after.status === 'failed' && { deliveries: this.staff.ofFailed(after, now) }),
      }),
    }));
  }
}

/** From now on the public has an answer. */
function isFirst(before: AnnouncementView, after: AnnouncementView): boolean {
  return before.deliveredAt === undefined && after.deliveredAt !== undefined;
}
