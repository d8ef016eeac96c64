import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { PublishOutbox } from '../upkeep/publish-outbox.js';
import { TendIncidents } from './tend-incidents.js';

/** A clock fell due. */
@Injectable()
export class TendIncidentJob implements JobHandler<'tend-incident'> {
  readonly job = 'tend-incident';

  constructor(
    private readonly incidents: TendIncidents,
    private readonly outbox: PublishOutbox,
  ) {}

  async handle({ incidentId }: JobCatalogue['tend-incident']): Promise<void> {
    await this.incidents.tend(incidentId);
    await this.outbox.tellNow();
  }
}
