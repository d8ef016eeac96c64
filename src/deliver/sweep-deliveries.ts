import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import { CLOCK } from '../tokens.js';
import { notConfigured } from './channels.js';
import { DispatchDeliveries } from './dispatch-deliveries.js';
import { SettleDelivery } from './settle-delivery.js';

/** Whoever decides on a delivery dispatches it at once; this is for what a kill left, and for channels taken out of the configuration. */
@Injectable()
export class SweepDeliveries implements JobHandler<'sweep-deliveries'> {
  readonly job = 'sweep-deliveries';

  constructor(
    private readonly deliveries: DispatchDeliveries,
    private readonly settle: SettleDelivery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (const { delivery } of await this.deliveries.dispatch()) {
      const reason = notConfigured(delivery.channel).message;
      const at = this.clock.now();
      await this.settle.settle(delivery, { deliveryId: delivery.id, state: 'refused', reason, at });
    }
  }
}
