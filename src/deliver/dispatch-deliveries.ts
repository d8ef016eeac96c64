import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryProgress } from '../core/delivery/delivery.js';
import type { DeliveryStore } from '../ports.js';
import { Queues } from '../queue/queues.js';
import { DELIVERY_STORE } from '../tokens.js';
import { Channels } from './channels.js';

const AT_ONCE = 500;

/** Gives waiting deliveries their jobs; one that has its job already gets no second. */
@Injectable()
export class DispatchDeliveries {
  constructor(
    @Inject(DELIVERY_STORE) private readonly store: DeliveryStore,
    private readonly queues: Queues,
    private readonly channels: Channels,
  ) {}

  /** @returns those whose channel is configured no more: they will get none */
  async dispatch(): Promise<readonly DeliveryProgress[]> {
    const waiting = await this.store.waiting(AT_ONCE);
    const known = new Set(this.channels.names);
    for (const { delivery } of waiting) {
      if (known.has(delivery.channel)) await this.queues.addDelivery(delivery.channel, delivery.id);
    }
    return waiting.filter(({ delivery }) => !known.has(delivery.channel));
  }
}
