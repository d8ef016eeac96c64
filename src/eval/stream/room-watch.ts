import { LIVELY_PER_MINUTE, LONGEST_SILENCE } from '../../core/signal/feed-stalled.js';
import type { Signal, SignalChange } from '../../core/signal.js';
import { BUCKET, MINUTE, RECENT_HORIZON, SECOND } from '../../core/window/widths.js';

/** The last full minute before a silence was lively, or the silence means nothing; it ended within a minute of it. */
const LIVELY_WITHIN = 2 * MINUTE;

/** What is open in a room of a recording, and whether another look at it can change anything. */
export class RoomWatch {
  open: readonly Signal[] = [];
  private readonly latest: number[] = [];
  private fresh = false;
  private evaluatedAt = -Infinity;

  constructor(
    readonly roomId: string,
    /** When its last message was said: silence after it is nobody's. */
    readonly endsAt: number,
  ) {}

  heard(at: number): void {
    this.fresh = true;
    this.latest.push(at);
    if (this.latest.length > LIVELY_PER_MINUTE) this.latest.shift();
  }

  /** @returns whether every later look is in vain */
  isOver(): boolean {
    return this.evaluatedAt >= this.endsAt;
  }

  /** @returns whether a look now or later can change anything before somebody says something */
  isAwake(now: number): boolean {
    return this.fresh || this.open.length > 0 || this.silentFor(now) <= LONGEST_SILENCE;
  }

  /**
   * Without a message, a window changes where one of its buckets ends; an open signal runs out, and a dead
   * source is found, at any second.
   */
  isDue(now: number): boolean {
    if (this.fresh || this.open.length > 0) return true;
    const silent = this.silentFor(now);
    if (silent > LONGEST_SILENCE) return false;
    return this.isLively() || (now % BUCKET < SECOND && silent <= RECENT_HORIZON + 2 * MINUTE);
  }

  evaluated(now: number, changes: readonly SignalChange[]): void {
    this.fresh = false;
    this.evaluatedAt = now;
    if (changes.length === 0) return;
    const changed = new Set(changes.map(({ signal }) => signal.id));
    const still = changes.flatMap(({ change, signal }) => (change === 'cleared' ? [] : [signal]));
    this.open = [...this.open.filter(({ id }) => !changed.has(id)), ...still];
  }

  private silentFor(now: number): number {
    return now - (this.latest.at(-1) ?? -Infinity);
  }

  private isLively(): boolean {
    const [first, last] = [this.latest[0], this.latest.at(-1)];
    return this.latest.length === LIVELY_PER_MINUTE && last! - first! <= LIVELY_WITHIN;
  }
}
