import { ChannelBusy } from '../../core/delivery/channel-errors.js';

/** At most so many within so many ms, wherever one begins to count. */
export interface Limit {
  readonly most: number;
  readonly ms: number;
}

/**
 * Keeps one process from asking more of a robot than it takes: who is not kept from it is shut out for minutes. It
 * does not know what other processes send; there the robot's own answer is the last word, see `hold`.
 */
export class Pace {
  private taken: number[] = [];
  private heldUntil = 0;

  constructor(private readonly limits: readonly Limit[]) {}

  /** @throws ChannelBusy when one more now would be too many */
  take(now: number): void {
    const longest = Math.max(...this.limits.map(({ ms }) => ms));
    this.taken = this.taken.filter((at) => at > now - longest);
    const free = Math.max(this.heldUntil, ...this.limits.map((limit) => this.freeAt(limit)));
    if (free > now)
      throw new ChannelBusy('发送过快，稍后继续 / sending too fast, it goes on later', free - now);
    this.taken.push(now);
  }

  /** Takes none until then: the robot said so. */
  hold(until: number): void {
    this.heldUntil = Math.max(this.heldUntil, until);
  }

  /** @returns when one more is allowed: when the one that fills the limit is old enough */
  private freeAt({ most, ms }: Limit): number {
    const filling = this.taken.at(-most);
    return filling === undefined ? 0 : filling + ms;
  }
}
