import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { PublishOutbox } from '../after-commit/publish-outbox.js';
import { EvaluateSignals } from './evaluate-signals.js';

/** Evaluates a shard's rooms and tells the consoles at once what came of it. */
@Injectable()
export class EvaluateSignalsJob implements JobHandler<'evaluate-signals'> {
  readonly job = 'evaluate-signals';

  constructor(
    private readonly signals: EvaluateSignals,
    private readonly outbox: PublishOutbox,
  ) {}

  async handle(payload: JobCatalogue['evaluate-signals']): Promise<void> {
    try {
      await this.signals.evaluate(payload);
    } finally {
      await this.outbox.tellNow();
    }
  }
}
