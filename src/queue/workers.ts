import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { HandlerTable, JobHandler } from './handlers.js';
import { JOB_NAMES, type JobName } from './jobs.js';
import { lanesOf, queuePlace, type Lanes, type QueuePlace } from './queues.js';
import { retryDelay } from './retry.js';

export interface WorkerOptions {
  readonly prefix: string;
  readonly lanes: Lanes;
  /** Batches of one shard that one process works on at once. */
  readonly concurrency: number;
  /** A job failed; `final` when it will not be tried again. */
  readonly onFailed: (failure: { job: string; id: string; final: boolean; error: Error }) => void;
  readonly onError: (error: Error) => void;
}

/**
 * A killed worker's jobs are taken over when their lock has run out. A batch takes milliseconds, so a short
 * lock is safe, and the room waits seconds, not half a minute.
 */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 3_000;
/** How often a batch may be found without its worker before it is taken for the cause. */
const MAX_STALLED = 5;

/** Consumer's side: one BullMQ worker a queue, each job given to its handler. */
export class Workers {
  private readonly running: Worker[];

  constructor(redis: Redis, handlers: HandlerTable, options: WorkerOptions) {
    this.running = placesOf(options).map((place) => startWorker(redis, place, handlers, options));
  }

  /** Takes no more jobs and waits for those in hand. */
  async drain(): Promise<void> {
    await Promise.all(this.running.map(async (worker) => await worker.close()));
  }
}

function placesOf({ prefix, lanes }: WorkerOptions): readonly QueuePlace[] {
  const places = new Map<string, QueuePlace>();
  for (const job of JOB_NAMES) {
    for (const lane of lanesOf(job, lanes)) {
      const place = queuePlace(job, prefix, lane);
      places.set(`${place.prefix}:${place.name}`, place);
    }
  }
  return [...places.values()];
}

function startWorker(
  redis: Redis,
  place: QueuePlace,
  handlers: HandlerTable,
  options: WorkerOptions,
): Worker {
  const handle = async (job: Job): Promise<void> => {
    const handler = handlers[job.name as JobName] as JobHandler | undefined;
    if (!handler) throw new Error(`未知任务 / unknown job "${job.name}" in queue ${place.name}`);
    await handler.handle(job.data as never);
  };
  const worker = new Worker(place.name, handle, {
    connection: redis,
    prefix: place.prefix,
    concurrency: place.name === 'analyse' ? options.concurrency : 1,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: MAX_STALLED,
    drainDelay: 5,
    settings: { backoffStrategy: (attempts, _type, error) => retryDelay(attempts, error, Math.random()) },
  });
  worker.on('failed', (job, error) => {
    options.onFailed({
      job: job?.name ?? '?',
      id: job?.id ?? '?',
      final: job?.finishedOn !== undefined,
      error,
    });
  });
  worker.on('error', options.onError);
  return worker;
}
