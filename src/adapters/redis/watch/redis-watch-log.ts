import type { Redis } from 'ioredis';
import { shardTag } from '../../../core/shard.js';
import { BATCH_MEMORY, SECOND } from '../../../core/window/widths.js';
import type { Absence } from '../../../core/window/window.js';
import type { WatchLog } from '../../../ports.js';

/** A process that has not said for so long that it takes messages in does not; nor is a shard looked after then. */
const PATIENCE = 10 * SECOND;
const KEPT = BATCH_MEMORY;
/** A mark outlives every window that it speaks of. */
const KEPT_SECONDS = (2 * KEPT) / SECOND;

/** Remembers in Redis when each shard was last looked after, and the times when it was not. */
export class RedisWatchLog implements WatchLog {
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  async listening(): Promise<void> {
    await this.redis.set(this.listeners, '1', 'PX', PATIENCE);
  }

  async watched(shard: number, now: number): Promise<readonly Absence[]> {
    const tag = `${shardTag(this.prefix, shard)}:watch`;
    const [someoneListens, mark] = await Promise.all([
      this.redis.exists(this.listeners),
      this.redis.get(`${tag}:last`),
    ]);
    // A shard without a mark is new, or its Redis lost everything: nothing of before is known.
    const last = mark === null ? now - KEPT : Number(mark);
    const away = now - last > PATIENCE ? [{ from: last, to: now }] : [];
    const kept = await this.absences(`${tag}:away`, now);
    if (someoneListens === 0) return [...kept, ...away];
    await this.mark(tag, now, away);
    return [...kept, ...away];
  }

  private async absences(key: string, now: number): Promise<Absence[]> {
    const kept = await this.redis.zrangebyscore(key, now - KEPT, '+inf');
    return kept.map((one) => {
      const [from, to] = one.split('-').map(Number);
      return { from: from!, to: to! };
    });
  }

  /** An absence is written with its mark, or it would be told once and forgotten. */
  private async mark(tag: string, now: number, away: readonly Absence[]): Promise<void> {
    const writing = this.redis.multi().set(`${tag}:last`, now, 'EX', KEPT_SECONDS);
    for (const { from, to } of away) {
      writing
        .zadd(`${tag}:away`, to, `${from}-${to}`)
        .zremrangebyscore(`${tag}:away`, '-inf', now - KEPT)
        .expire(`${tag}:away`, KEPT_SECONDS);
    }
    await writing.exec();
  }

  private get listeners(): string {
    return `{${this.prefix}:watch}:listening`;
  }
}
