import type { HandClock } from './rig.js';

/** Counts as a robot's maker does: so many within so many ms, wherever one begins. */
export class Window {
  private taken: number[] = [];

  constructor(
    private readonly clock: HandClock,
    private readonly most: number,
    private readonly ms: number,
  ) {}

  /** @returns whether it is one too many */
  overrun(): boolean {
    const now = this.clock.now();
    this.taken = this.taken.filter((at) => at > now - this.ms);
    if (this.taken.length >= this.most) return true;
    this.taken.push(now);
    return false;
  }
}
