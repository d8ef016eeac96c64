import { Inject, Injectable } from '@nestjs/common';
import { ChannelBusy, ChannelRefused } from '../core/delivery/channel-errors.js';
import type { Delivery, Settlement } from '../core/delivery/delivery.js';
import { essenceOf } from '../core/announcement/read-back.js';
import type { Clock, DeliveryStore, Expectations } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { CLOCK, DELIVERY_STORE, EXPECTATIONS } from '../tokens.js';
import { AfterCommit } from '../after-commit/after-commit.js';
import { Channels } from '../channels/channels.js';
import { SettleDelivery } from './settle-delivery.js';

/** For so long after it was given to a channel a text may still come back in the chat. */
const READ_BACK_MS = 10 * 60_000;

/**
 * Gives one channel one thing. A kill at any line is harmless: the delivery stays waiting and the channel is given the same
 * again, under the same key.
 */
@Injectable()
export class Deliver implements JobHandler<'deliver'> {
  readonly job = 'deliver';

  constructor(
    @Inject(DELIVERY_STORE) private readonly store: DeliveryStore,
    @Inject(EXPECTATIONS) private readonly expectations: Expectations,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly channels: Channels,
    private readonly settle: SettleDelivery,
    private readonly after: AfterCommit,
  ) {}

  async handle({ deliveryId }: JobCatalogue['deliver']): Promise<void> {
    const found = await this.store.find(deliveryId);
    if (found?.state !== 'waiting') return;
    const settlement = await this.attempt(found.delivery);
    if (settlement === undefined) return;
    await this.settle.settle(found.delivery, settlement);
    await this.after.tell();
  }

  /** @returns undefined when it ended meanwhile @throws when it may be tried again */
  private async attempt(delivery: Delivery): Promise<Settlement | undefined> {
    const { id: deliveryId, expiresAt } = delivery;
    try {
      if (this.clock.now() > expiresAt) throw new ChannelRefused(TOO_LATE);
      if (!(await this.store.begin(deliveryId))) return undefined;
      await this.expectBack(delivery);
      const receipt = await this.channels.give(delivery);
      return { deliveryId, state: 'delivered', receipt, at: this.clock.now() };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof ChannelRefused) {
        return { deliveryId, state: 'refused', reason, at: this.clock.now() };
      }
      await this.store.noteFailure(deliveryId, reason);
      // Whatever a channel fails of may pass; the delivery's time bounds how long it is tried.
      throw error instanceof ChannelBusy ? error : new ChannelBusy(reason, undefined, { cause: error });
    }
  }

  /** Before it is said, or the chat could be faster than we. */
  private async expectBack(delivery: Delivery): Promise<void> {
    // What is said elsewhere does not come back in the room's chat.
    if (delivery.kind !== 'announcement' || delivery.payload.audience === 'social') return;
    const { announcementId, roomId, text } = delivery.payload;
    const { createdAt: since } = delivery;
    const until = this.clock.now() + READ_BACK_MS;
    await this.expectations.note({ announcementId, roomId, essence: essenceOf(text), since, until });
  }
}

/** Also of what the sweep finds. */
export const TOO_LATE = '时效内未送达，不再发送 / not delivered in time: what comes late does harm';
