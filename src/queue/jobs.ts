/**
 * Every kind of job, its payload and where it runs. Adding a job is one line in each of the two lists and one
 * handler; the types refuse a job in only one of them, and the process refuses to boot while a job has no
 * handler, or two.
 */
export interface JobCatalogue {
  /** Analyse one accepted micro-batch; its messages are in the inbox under this id. */
  'analyse-batch': { readonly shard: number; readonly batchId: string };
  /** Read the windows of a shard's rooms on air; raise, update and clear signals and what follows from them. */
  'evaluate-signals': { readonly shard: number };
  /** Queue what was accepted but whose job was never queued: a kill fell between the two. */
  'sweep-inbox': { readonly shard: number };
  /** Tell the consoles what was committed and not yet told: a kill fell between the two. */
  'publish-outbox': Record<string, never>;
  /** A clock of the incident falls due: see what it has to say. */
  'tend-incident': { readonly incidentId: string };
  /** Tend the incidents of which a clock fell due without its job: a kill fell between the two, or Redis was lost. */
  'sweep-clocks': Record<string, never>;
  /** Create the archive's partitions of the coming days, drop those past retention. */
  'keep-partitions': Record<string, never>;
}

export type JobName = keyof JobCatalogue;

interface JobPlace {
  /** Jobs of different pace have queues of their own, so that a slow kind starves no other. */
  readonly queue: 'analyse' | 'signals' | 'clocks' | 'upkeep';
  /** One queue a shard, beside the shard's other keys; otherwise one for all. */
  readonly sharded: boolean;
  /** Repeats by itself, ms. */
  readonly every?: number;
}

export const JOBS: { readonly [Name in JobName]: JobPlace } = {
  'analyse-batch': { queue: 'analyse', sharded: true },
  'evaluate-signals': { queue: 'signals', sharded: true, every: 1_000 },
  'sweep-inbox': { queue: 'signals', sharded: true, every: 5_000 },
  'publish-outbox': { queue: 'upkeep', sharded: false, every: 2_000 },
  'tend-incident': { queue: 'clocks', sharded: false },
  'sweep-clocks': { queue: 'clocks', sharded: false, every: 2_000 },
  'keep-partitions': { queue: 'upkeep', sharded: false, every: 3_600_000 },
};

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
