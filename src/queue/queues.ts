import { Queue, type Job, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { shardTag } from '../core/shard.js';
import { JOB_NAMES, JOBS, type JobCatalogue, type JobName } from './jobs.js';

/** A queue and where its keys live: a sharded one beside the shard's windows and inbox. */
export interface QueuePlace {
  readonly name: string;
  readonly prefix: string;
}

export function queuePlace(job: JobName, prefix: string, shard = 0): QueuePlace {
  const { queue, sharded } = JOBS[job];
  return sharded
    ? { name: queue, prefix: shardTag(prefix, shard) }
    : { name: queue, prefix: `{${prefix}:upkeep}` };
}

/** How often and how long a failed job is tried again is up to retry.ts; its batch stays in the inbox all the while. */
const JOB_OPTIONS: JobsOptions = {
  attempts: Number.MAX_SAFE_INTEGER,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: false,
};

/** What a repeated job does again is not retried; the last failures are kept to be seen. */
const REPEATED_OPTIONS: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: { count: 50 } };

/** Producer's side of every queue. */
export class Queues {
  private readonly open = new Map<string, Queue>();

  /** @param redis one connection for all queues; not closed here */
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
    readonly shards: number,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Queues one analysis a batch. The batch id is the job's id: queueing a batch twice queues it once. */
  async addBatch(shard: number, batchId: string): Promise<void> {
    const payload: JobCatalogue['analyse-batch'] = { shard, batchId };
    await this.queue('analyse-batch', shard).add('analyse-batch', payload, {
      ...JOB_OPTIONS,
      jobId: batchId,
    });
  }

  /**
   * Has an incident looked at when its clock falls due, ms. Asking twice for one time asks once; what this loses, the
   * repeated sweep finds.
   */
  async addTend(incidentId: string, dueAt: number, now: number): Promise<void> {
    const payload: JobCatalogue['tend-incident'] = { incidentId };
    await this.queue('tend-incident', 0).add('tend-incident', payload, {
      ...REPEATED_OPTIONS,
      jobId: `tend-${incidentId}-${dueAt}`,
      delay: Math.max(0, dueAt - now),
    });
  }

  /** Makes every repeated job of the catalogue repeat; calling it in several processes changes nothing. */
  async schedule(): Promise<void> {
    for (const job of JOB_NAMES) {
      const { every, sharded } = JOBS[job];
      if (every === undefined) continue;
      for (let shard = 0; shard < (sharded ? this.shards : 1); shard++) {
        const template = { name: job, data: sharded ? { shard } : {}, opts: REPEATED_OPTIONS };
        await this.queue(job, shard).upsertJobScheduler(job, { every }, template);
      }
    }
  }

  async counts(): Promise<Record<string, Record<string, number>>> {
    const counted = await Promise.all(
      this.all().map(async (queue) => {
        const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
        return [`${queue.opts.prefix}:${queue.name}`, counts] as const;
      }),
    );
    return Object.fromEntries(counted);
  }

  /** The newest failed jobs of every queue. */
  async failed(limit: number): Promise<readonly Job[]> {
    const lists = await Promise.all(this.all().map(async (queue) => await queue.getFailed(0, limit - 1)));
    return lists
      .flat()
      .sort((a, b) => (b.finishedOn ?? 0) - (a.finishedOn ?? 0))
      .slice(0, limit);
  }

  private all(): readonly Queue[] {
    const shards = Array.from({ length: this.shards }, (_, shard) => shard);
    return [
      ...shards.map((shard) => this.queue('analyse-batch', shard)),
      ...shards.map((shard) => this.queue('evaluate-signals', shard)),
      this.queue('tend-incident', 0),
      this.queue('publish-outbox', 0),
    ];
  }

  private queue(job: JobName, shard: number): Queue {
    const { name, prefix } = queuePlace(job, this.prefix, shard);
    const key = `${prefix}:${name}`;
    let queue = this.open.get(key);
    if (!queue) {
      queue = new Queue(name, { connection: this.redis, prefix });
      queue.on('error', this.onError);
      this.open.set(key, queue);
    }
    return queue;
  }
}
