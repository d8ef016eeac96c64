import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditOf } from '../core/audit/doer.js';
import { doerOf, type SignedInRequest } from '../http/session.guard.js';
import type { AuditTrail, Clock } from '../ports.js';
import { Queues } from '../queue/queues.js';
import { AUDIT_TRAIL, CLOCK, NEW_ID } from '../tokens.js';

/** A job that failed for good, as shown to a person. */
export interface FailedJob {
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly failedAt: number;
  readonly reason: string;
}

const SHOWN = 100;

@ApiTags('ops')
@Controller('api/v1/jobs')
export class JobsController {
  constructor(
    private readonly queues: Queues,
    @Inject(AUDIT_TRAIL) private readonly trail: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  @Get('failed')
  @ApiOperation({ summary: 'The newest failed jobs; their messages are kept' })
  async failed(): Promise<readonly FailedJob[]> {
    const jobs = await this.queues.failed(SHOWN);
    return jobs.map((job) => ({
      id: job.id ?? '',
      job: job.name,
      payload: job.data as unknown,
      attempts: job.attemptsMade,
      failedAt: job.finishedOn ?? 0,
      reason: job.failedReason,
    }));
  }

  @Post('failed/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Try the shown failed jobs again' })
  async retry(@Req() request: SignedInRequest): Promise<{ readonly retried: number }> {
    const jobs = await this.queues.failed(SHOWN);
    // One that went meanwhile must not keep the others.
    const outcomes = await Promise.allSettled(jobs.map(async (job) => await job.retry('failed')));
    const retried = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const deed = {
      action: 'job.retried',
      subject: { type: 'job', id: 'failed' },
      after: { retried },
    } as const;
    await this.trail.append([auditOf({ id: this.newId(), at: this.clock.now() }, doerOf(request), deed)]);
    return { retried };
  }
}
