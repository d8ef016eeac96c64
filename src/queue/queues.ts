import { Queue, type Job, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { shardTag } from '../core/shard.js';
import { JOB_NAMES, JOBS, type JobCatalogue, type JobName } from './jobs.js';

/** A queue and where its keys live: a sharded one beside the shard's windows and inbox. */
export interface QueuePlace {
  readonly name: string;
  readonly prefix: string;
}

/** Which of several queues of one name: a shard, or a channel. */
export type Lane = number | string;

/** How many lanes there are. */
export interface Lanes {
  readonly shards: number;
  readonly channels: readonly string[];
}

export function queuePlace(job: JobName, prefix: string, lane: Lane): QueuePlace {
  const { queue, sharded, byChannel } = JOBS[job];
  if (sharded) return { name: queue, prefix: shardTag(prefix, Number(lane)) };
  return { name: queue, prefix: byChannel ? `{${prefix}:channel:${lane}}` : `{${prefix}:upkeep}` };
}

export function lanesOf(job: JobName, { shards, channels }: Lanes): readonly Lane[] {
  const { sharded, byChannel } = JOBS[job];
  if (byChannel) return channels;
  return Array.from({ length: sharded ? shards : 1 }, (_, lane) => lane);
}

/** How often and how long a failed job is tried again is up to retry.ts; its batch stays in the inbox all the while. */
const JOB_OPTIONS: JobsOptions = {
  attempts: Number.MAX_SAFE_INTEGER,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: false,
};

/**
 * The delivery stays waiting: the sweep lets a job that was given up run again, and one that is forgotten here gets a new
 * one.
 */
const DELIVERY_OPTIONS: JobsOptions = { ...JOB_OPTIONS, removeOnFail: { count: 100 } };

/** What a repeated job does again is not retried; the last failures are kept to be seen. */
const REPEATED_OPTIONS: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: { count: 50 } };

/** Producer's side of every queue. */
export class Queues {
  private readonly open = new Map<string, Queue>();

  /** @param redis one connection for all queues; not closed here */
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
    private readonly lanes: Lanes,
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

  /** Queues deliveries of one channel, each once. */
  async addDeliveries(channel: string, deliveryIds: readonly string[]): Promise<void> {
    const jobs = deliveryIds.map((deliveryId) => {
      const data: JobCatalogue['deliver'] = { deliveryId };
      return { name: 'deliver', data, opts: { ...DELIVERY_OPTIONS, jobId: deliveryId } };
    });
    if (jobs.length > 0) await this.queue('deliver', channel).addBulk(jobs);
  }

  /** Lets those of a channel's deliveries run again whose jobs were given up, as if for the first time. */
  async retryDeliveries(channel: string, deliveryIds: readonly string[]): Promise<void> {
    if (deliveryIds.length === 0) return;
    const wanted = new Set(deliveryIds);
    const failed = await this.queue('deliver', channel).getFailed();
    const givenUp = failed.filter(({ id }) => id !== undefined && wanted.has(id));
    await Promise.all(givenUp.map(async (job) => await job.retry('failed', { resetAttemptsMade: true })));
  }

  /** Queues a look at a cue when its time is over. The cue's id is the job's id: queueing it twice queues it once. */
  async addCue(cueId: string, delayMs: number): Promise<void> {
    const payload: JobCatalogue['tend-cue'] = { cueId };
    await this.queue('tend-cue', 0).add('tend-cue', payload, {
      ...JOB_OPTIONS,
      jobId: cueId,
      delay: delayMs,
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
      for (const lane of lanesOf(job, this.lanes)) {
        const template = { name: job, data: sharded ? { shard: lane } : {}, opts: REPEATED_OPTIONS };
        await this.queue(job, lane).upsertJobScheduler(job, { every }, template);
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
    const queues = JOB_NAMES.flatMap((job) => lanesOf(job, this.lanes).map((lane) => this.queue(job, lane)));
    return [...new Set(queues)];
  }

  private queue(job: JobName, lane: Lane): Queue {
    const { name, prefix } = queuePlace(job, this.prefix, lane);
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
