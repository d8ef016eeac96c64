import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Inbox } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { Queues } from '../queue/queues.js';
import { CLOCK, INBOX } from '../tokens.js';

/** Queueing takes milliseconds: what is this old and has no job never got one. */
const OVERDUE_MS = 5_000;
const AT_ONCE = 500;

/** Queues again what a kill left between the inbox and the queue. Queueing a batch twice queues it once. */
@Injectable()
export class SweepInbox implements JobHandler<'sweep-inbox'> {
  readonly job = 'sweep-inbox';

  constructor(
    @Inject(INBOX) private readonly inbox: Inbox,
    private readonly queues: Queues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ shard }: JobCatalogue['sweep-inbox']): Promise<void> {
    const batchIds = await this.inbox.unqueued(shard, this.clock.now() - OVERDUE_MS, AT_ONCE);
    for (const batchId of batchIds) await this.queues.addBatch(shard, batchId);
    await this.inbox.queued(shard, batchIds);
  }
}
