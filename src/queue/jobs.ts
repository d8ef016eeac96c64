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
  /** A clock of the incident falls due: see what it has to say. */
  'tend-incident': { readonly incidentId: string };
  /** Tend the incidents of which a clock fell due without its job: a kill fell between the two, or Redis was lost. */
  'sweep-clocks': Record<string, never>;
  /** Follow the broadcasts of a shard's rooms: start, extend and end them. */
  'keep-broadcasts': { readonly shard: number };
  /** Measure what followed the use of a script, one, three and five minutes after it. */
  'measure-effects': Record<string, never>;
  /** Tell the consoles what was committed and not yet told: a kill fell between the two. */
  'publish-outbox': Record<string, never>;
  /** A cue's time is over: see whether the host touched. */
  'tend-cue': { readonly cueId: string };
  /** See to the cues whose time is over and whose job was never queued: a kill fell between the two. */
  'sweep-cues': Record<string, never>;
  /** Create the archive's partitions of the coming days, drop those past retention. */
  'keep-partitions': Record<string, never>;
  /** Give one channel one announcement, notice or action. */
  deliver: { readonly deliveryId: string };
  /** Queue deliveries whose job was never queued: a kill fell between the two. */
  'sweep-deliveries': Record<string, never>;
  /** Announcements: lapse, publish at their time, tell that one is not visible. */
  'tend-announcements': Record<string, never>;
  /** Orders to act on rooms that nobody agreed to in time lapse. */
  'tend-orders': Record<string, never>;
}

export type JobName = keyof JobCatalogue;

interface JobPlace {
  /** Jobs of different pace have queues of their own, so that a slow kind starves no other. */
  readonly queue: 'analyse' | 'signals' | 'clocks' | 'review' | 'upkeep' | 'desk' | 'deliver' | 'cues';
  /** One queue a shard, beside the shard's other keys; otherwise one for all. */
  readonly sharded: boolean;
  /** One queue a channel, so that one that fails holds up no other. */
  readonly byChannel?: true;
  /** Repeats by itself, ms. */
  readonly every?: number;
}

export const JOBS: { readonly [Name in JobName]: JobPlace } = {
  'analyse-batch': { queue: 'analyse', sharded: true },
  'evaluate-signals': { queue: 'signals', sharded: true, every: 1_000 },
  'sweep-inbox': { queue: 'signals', sharded: true, every: 5_000 },
  'tend-incident': { queue: 'clocks', sharded: false },
  'sweep-clocks': { queue: 'clocks', sharded: false, every: 2_000 },
  'keep-broadcasts': { queue: 'signals', sharded: true, every: 10_000 },
  'measure-effects': { queue: 'review', sharded: false, every: 10_000 },
  'publish-outbox': { queue: 'upkeep', sharded: false, every: 2_000 },
  'tend-cue': { queue: 'cues', sharded: false },
  'sweep-cues': { queue: 'cues', sharded: false, every: 5_000 },
  'keep-partitions': { queue: 'upkeep', sharded: false, every: 3_600_000 },
  deliver: { queue: 'deliver', sharded: false, byChannel: true },
  'sweep-deliveries': { queue: 'desk', sharded: false, every: 2_000 },
  'tend-announcements': { queue: 'desk', sharded: false, every: 1_000 },
  'tend-orders': { queue: 'desk', sharded: false, every: 2_000 },
};

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
