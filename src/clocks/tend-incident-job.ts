import { Injectable } from '@nestjs/common';
import { AfterCommit } from '../after-commit/after-commit.js';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { TendIncidents } from './tend-incidents.js';

/** A clock fell due: whom it calls is called at once. */
@Injectable()
export class TendIncidentJob implements JobHandler<'tend-incident'> {
  readonly job = 'tend-incident';

  constructor(
    private readonly incidents: TendIncidents,
    private readonly after: AfterCommit,
  ) {}

  async handle({ incidentId }: JobCatalogue['tend-incident']): Promise<void> {
    await this.incidents.tend(incidentId);
    await this.after.now();
  }
}
