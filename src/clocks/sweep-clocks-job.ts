import { Inject, Injectable } from '@nestjs/common';
import { AfterCommit } from '../after-commit/after-commit.js';
import type { IncidentStore } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import { INCIDENT_STORE } from '../tokens.js';
import { TendIncidents } from './tend-incidents.js';

/** Finds what fell due without its job. */
@Injectable()
export class SweepClocksJob implements JobHandler<'sweep-clocks'> {
  readonly job = 'sweep-clocks';
  private isStamped = false;

  constructor(
    private readonly incidents: TendIncidents,
    @Inject(INCIDENT_STORE) private readonly store: Pick<IncidentStore, 'restamp'>,
    private readonly after: AfterCommit,
  ) {}

  async handle(): Promise<void> {
    // The process may have started with other settings than those by which the times were noted.
    if (!this.isStamped) await this.store.restamp();
    this.isStamped = true;
    try {
      await this.incidents.sweep();
    } finally {
      await this.after.now();
    }
  }
}
