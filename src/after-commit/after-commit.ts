import { Injectable } from '@nestjs/common';
import { PublishOutbox } from './publish-outbox.js';
import { DispatchDeliveries } from './dispatch-deliveries.js';

/**
 * What follows a commit at once: the consoles are told, deliveries get their jobs. What cannot be done now is done by the
 * repeated jobs: the decision stands.
 */
@Injectable()
export class AfterCommit {
  constructor(
    private readonly outbox: PublishOutbox,
    private readonly deliveries: DispatchDeliveries,
  ) {}

  async follow<T>(decision: Promise<T>): Promise<T> {
    const decided = await decision;
    await this.now();
    return decided;
  }

  /** For jobs, which have committed already. */
  async now(): Promise<void> {
    await Promise.allSettled([this.outbox.tellNow(), this.deliveries.dispatch()]);
  }

  /** For whoever ended deliveries and decided on none. */
  async tell(): Promise<void> {
    await this.outbox.tellAtOnce();
  }
}
