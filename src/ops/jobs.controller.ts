import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Queues } from '../queue/queues.js';

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
  constructor(private readonly queues: Queues) {}

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
  async retry(): Promise<{ readonly retried: number }> {
    const jobs = await this.queues.failed(SHOWN);
    // One that went meanwhile must not keep the others.
    const outcomes = await Promise.allSettled(jobs.map(async (job) => await job.retry('failed')));
    return { retried: outcomes.filter(({ status }) => status === 'fulfilled').length };
  }
}
