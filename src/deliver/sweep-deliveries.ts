import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryProgress } from '../core/delivery/delivery.js';
import type { Clock, DeliveryStore } from '../ports.js';
import { eachApart } from '../queue/each-apart.js';
import type { JobHandler } from '../queue/handlers.js';
import { CLOCK, DELIVERY_STORE } from '../tokens.js';
import { AfterCommit } from '../after-commit/after-commit.js';
import { Channels, notConfigured } from '../channels/channels.js';
import { TOO_LATE } from './deliver.js';
import { DispatchDeliveries } from '../after-commit/dispatch-deliveries.js';
import { SettleDelivery } from './settle-delivery.js';

const AT_ONCE = 200;
/** An attempt that began in time may last so long, with the writing down of how it ended: longer than any channel's 10 s. */
const LAST_ATTEMPT_MS = 30_000;

/**
 * Whoever decides on a delivery dispatches it at once; this is for what a kill left, for jobs that were given up, and for
 * what nobody took in time: none waits for ever. Before that nothing is refused here: while a new version takes over, a
 * channel that this process does not know may be one that the others know.
 */
@Injectable()
export class SweepDeliveries implements JobHandler<'sweep-deliveries'> {
  readonly job = 'sweep-deliveries';

  constructor(
    private readonly deliveries: DispatchDeliveries,
    private readonly settle: SettleDelivery,
    private readonly channels: Channels,
    private readonly after: AfterCommit,
    @Inject(DELIVERY_STORE) private readonly store: DeliveryStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const parts = [() => this.refuseExpired(), () => this.deliveries.sweep()];
    await eachApart(parts, async (part) => await part());
  }

  private async refuseExpired(): Promise<void> {
    const expired = await this.store.expired(this.clock.now() - LAST_ATTEMPT_MS, AT_ONCE);
    if (expired.length === 0) return;
    try {
      await eachApart(expired, async (one) => await this.refuse(one));
    } finally {
      await this.after.tell();
    }
  }

  private async refuse({ delivery }: DeliveryProgress): Promise<void> {
    const { id: deliveryId, channel } = delivery;
    const reason = this.channels.names.includes(channel) ? TOO_LATE : notConfigured(channel).message;
    await this.settle.settle(delivery, { deliveryId, state: 'refused', reason, at: this.clock.now() });
  }
}
