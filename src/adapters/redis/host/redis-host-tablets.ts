import type { Redis } from 'ioredis';
import type { Tablet } from '../../../core/cue/tablet.js';
import type { HostTablets } from '../../../ports.js';

/** A page asks every few seconds: after three silences it shows nothing any more. */
const ONLINE_MS = 15_000;
const REMEMBERED_MS = 24 * 3_600_000;

/** Two keys a room: since when the page is shown, which falls silent by itself, and when it was last. */
export class RedisHostTablets implements HostTablets {
  private readonly tag: string;

  constructor(
    private readonly redis: Redis,
    prefix: string,
  ) {
    // One tag for all rooms: they are read together.
    this.tag = `{${prefix}:host}`;
  }

  async seen(roomId: string, now: number): Promise<void> {
    await this.redis
      .multi()
      .set(this.since(roomId), now, 'PX', ONLINE_MS, 'NX')
      .pexpire(this.since(roomId), ONLINE_MS)
      .set(this.last(roomId), now, 'PX', REMEMBERED_MS)
      .exec();
  }

  async of(roomIds: readonly string[]): Promise<ReadonlyMap<string, Tablet>> {
    if (roomIds.length === 0) return new Map();
    const keys = roomIds.flatMap((roomId) => [this.since(roomId), this.last(roomId)]);
    const values = await this.redis.mget(keys);
    return new Map(
      roomIds.flatMap((roomId, i) => {
        const [since, last] = [values[2 * i], values[2 * i + 1]];
        if (typeof last !== 'string') return [];
        const online = typeof since === 'string' && { onlineSince: Number(since) };
        return [[roomId, { ...online, seenAt: Number(last) }] as const];
      }),
    );
  }

  private since(roomId: string): string {
    return `${this.tag}:since:${roomId}`;
  }

  private last(roomId: string): string {
    return `${this.tag}:last:${roomId}`;
  }
}
