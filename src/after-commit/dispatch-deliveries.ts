import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryProgress } from '../core/delivery/delivery.js';
import type { Clock, DeliveryStore } from '../ports.js';
import { eachApart } from '../queue/each-apart.js';
import { Queues } from '../queue/queues.js';
import { CLOCK, DELIVERY_STORE } from '../tokens.js';
import { Channels } from '../channels/channels.js';

/** What was decided on longer ago than this and has no job yet is the sweep's. */
const FRESH_MS = 10_000;
const AT_ONCE = 500;
/** Of one channel in one sweep: what one that is away piles up holds up no other. */
const A_CHANNEL = 200;

/** Gives waiting deliveries their jobs; one that has its job already gets no second. */
@Injectable()
export class DispatchDeliveries {
  constructor(
    @Inject(DELIVERY_STORE) private readonly store: DeliveryStore,
    private readonly queues: Queues,
    private readonly channels: Channels,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For whoever has just committed. A channel that this process does not know another knows, or the sweep refuses what waits for it. */
  async dispatch(): Promise<void> {
    const fresh = await this.store.fresh(this.clock.now() - FRESH_MS, AT_ONCE);
    await eachApart(this.channels.names, async (channel) => {
      const toIt = fresh.filter(({ delivery }) => delivery.channel === channel);
      await this.queues.addDeliveries(channel, idsOf(toIt));
    });
  }

  /** For what a kill left without a job, and for what was given up though it waits. @throws AggregateError after every other channel had its turn */
  async sweep(): Promise<void> {
    await eachApart(this.channels.names, async (channel) => {
      const waiting = idsOf(await this.store.waiting(A_CHANNEL, channel));
      await this.queues.addDeliveries(channel, waiting);
      await this.queues.retryDeliveries(channel, waiting);
    });
  }
}

function idsOf(waiting: readonly DeliveryProgress[]): readonly string[] {
  return waiting.map(({ delivery }) => delivery.id);
}
