import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery, Pace } from '../load/assignment.js';
import { preciseNow } from '../load/now.js';
import { roomsFor, WARM_UP_ROOM } from '../load/rooms.js';
import { startGenerator } from '../load/start-generator.js';
import { spreadOf, type Spread } from '../report/quantile.js';
import { say } from '../report/say.js';
import { BenchConsole } from './console.js';
import type { Launcher } from './launcher.js';
import { INGEST_KEY, openStage, type Stage, type StagePlan } from './stage.js';
import { readStored } from './store.js';
import { UsageWatch, type Usage } from './usage.js';

export interface LoadPlan extends StagePlan {
  readonly batch: number;
  readonly seconds: number;
  readonly pace: Pace;
}

/** What came of a load, after all of it was worked off. */
export interface LoadResult {
  readonly delivery: Delivery;
  /** From the last POST's time to an empty queue, ms. */
  readonly drainMs: number;
  /** Accepted messages over the time from the first POST to an empty queue. */
  readonly perSecond: number;
  /** Rows in PostgreSQL; undefined for a design without an archive. */
  readonly archived?: number;
  /** What the window counters of all rooms add up to; undefined likewise. */
  readonly counted?: number;
  readonly flagsStored: number;
  readonly flagsHeard: number;
  /** Stored and not heard, or heard and not stored. */
  readonly flagsAstray: number;
  readonly flagsRepeated: number;
  readonly reconnects: number;
  readonly gaps: number;
  /** From `sentAt` to the console, ms. */
  readonly latency: Spread;
  readonly usage: Readonly<Record<string, Usage>>;
  /** CPU seconds of the whole machine, everybody's. */
  readonly machineSeconds: number;
  readonly wallSeconds: number;
}

const WARM_UP = { rate: 4_000, batch: 100, seconds: 10 };
const DRAIN_MS = 180_000;
/** How often the queue is looked at: seldom while it is long, for looking costs, often when it is nearly empty. */
const POLL_MS = { long: 500, short: 50 };
const NEARLY_EMPTY = 5_000;
/** What is published when the queue is empty reaches a console in milliseconds. */
const LAST_FLAGS_MS = 10_000;
/** Rooms are sized for the story's rate where a load has none of its own. */
const STORY_RATE = 26_700;

/** Starts everything anew, puts it under load, waits until all is worked off, counts, and ends everything. */
export async function runLoad(launcher: Launcher, plan: LoadPlan): Promise<LoadResult> {
  say('启动 Redis、PostgreSQL、api、worker / starting');
  const stage = await openStage(launcher, plan);
  try {
    return await loadStage(stage, plan);
  } finally {
    await stage.stop();
  }
}

async function loadStage(stage: Stage, { batch, seconds, pace }: LoadPlan): Promise<LoadResult> {
  const rooms = roomsFor(pace.kind === 'held' ? pace.rate : STORY_RATE);
  const client = await BenchConsole.open(
    stage.url,
    rooms.map(({ id }) => id),
  );
  try {
    await warmUp(stage, client);
    const delivering = startGenerator({ url: stage.url, key: INGEST_KEY, rooms, batch, seconds, pace });
    const watch = new UsageWatch(stage.pids);
    const ownBefore = process.cpuUsage();
    const delivery = await delivering;
    const drainedAt = await drained(client);
    const usage = watch.stop();
    const own = process.cpuUsage(ownBefore);
    const stored = await readStored(stage.databaseUrl);
    await lastFlags(client, stored.flagIds.size);
    const wallSeconds = (drainedAt - delivery.from) / 1_000;
    return {
      delivery,
      drainMs: Math.max(0, drainedAt - delivery.until),
      perSecond: delivery.accepted / wallSeconds,
      ...(stored.messages !== undefined && { archived: stored.messages, counted: await countedIn(client) }),
      flagsStored: stored.flagIds.size,
      flagsHeard: client.heard.size,
      flagsAstray: astray(stored.flagIds, client.heard),
      flagsRepeated: client.repeated,
      reconnects: client.reconnects,
      gaps: client.gaps,
      latency: spreadOf([...client.heard.values()]),
      usage: {
        ...usage.groups,
        generator: { memory: [], cpuSeconds: delivery.cpuSeconds },
        console: { memory: [], cpuSeconds: (own.user + own.system) / 1e6 },
      },
      machineSeconds: usage.machineSeconds,
      wallSeconds,
    };
  } finally {
    client.close();
  }
}

/** What a service has behind it after its first minutes: compiled code, grown heaps, open connections. */
async function warmUp(stage: Stage, client: BenchConsole): Promise<void> {
  const rooms = [{ id: WARM_UP_ROOM, share: 1, viewers: STORY_RATE }];
  const pace = { kind: 'held', rate: WARM_UP.rate } as const;
  const { batch, seconds } = WARM_UP;
  await startGenerator({ url: stage.url, key: INGEST_KEY, rooms, batch, seconds, pace });
  await drained(client);
}

/** @returns when the queue was found empty */
async function drained(client: BenchConsole): Promise<number> {
  for (const giveUp = preciseNow() + DRAIN_MS; ;) {
    const { pending } = await client.overview();
    const now = preciseNow();
    if (pending === 0) return now;
    if (now > giveUp) throw new Error(`${pending} messages still wait ${DRAIN_MS} ms after the load`);
    await sleep(pending > NEARLY_EMPTY ? POLL_MS.long : POLL_MS.short);
  }
}

async function lastFlags(client: BenchConsole, stored: number): Promise<void> {
  const giveUp = preciseNow() + LAST_FLAGS_MS;
  while (client.heard.size < stored && preciseNow() < giveUp) await sleep(POLL_MS.short);
}

/** Each room's history by minutes reaches further back than any run. */
async function countedIn(client: BenchConsole): Promise<number> {
  const { rooms } = await client.overview();
  return rooms
    .filter(({ roomId }) => roomId !== WARM_UP_ROOM)
    .flatMap(({ history }) => history)
    .reduce((sum, messages) => sum + messages, 0);
}

function astray(stored: ReadonlySet<string>, heard: ReadonlyMap<string, number>): number {
  const unheard = [...stored].filter((id) => !heard.has(id)).length;
  const unstored = [...heard.keys()].filter((id) => !stored.has(id)).length;
  return unheard + unstored;
}
