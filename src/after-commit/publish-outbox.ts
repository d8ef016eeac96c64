import { Inject, Injectable } from '@nestjs/common';
import type { LiveStream, Outbox } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import { LIVE_STREAM, OUTBOX } from '../tokens.js';

const AT_ONCE = 200;

/**
 * Tells the consoles what was committed. Whoever commits calls `tellNow`; the repeated job is for what a kill
 * left untold. An event told twice has the same outbox id and enters the stream once.
 */
@Injectable()
export class PublishOutbox implements JobHandler<'publish-outbox'> {
  readonly job = 'publish-outbox';

  constructor(
    @Inject(OUTBOX) private readonly outbox: Outbox,
    @Inject(LIVE_STREAM) private readonly live: LiveStream,
  ) {}

  async handle(): Promise<void> {
    await this.tellNow();
  }

  /** For whoever has just committed: what cannot be told now is told by the repeated job. */
  async tellAtOnce(): Promise<void> {
    await this.tellNow().catch(() => undefined);
  }

  async tellNow(): Promise<void> {
    let taken: number;
    do {
      taken = await this.outbox.takeOutbox(AT_ONCE, async (queued) => {
        for (const { id, event } of queued) await this.live.publishOnce(`outbox:${id}`, [event]);
      });
    } while (taken === AT_ONCE);
  }
}
