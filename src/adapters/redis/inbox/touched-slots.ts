/**
 * Which `seen` sets of the running epoch this process has given their time to live. Once is enough for each, and
 * telling Redis with every message would cost as much as remembering the message.
 */
export class TouchedSlots {
  private epoch = -1;
  private readonly byShard = new Map<number, Set<string>>();

  /** @returns those of `slots` that have no time to live from us yet, each once */
  untouched(shard: number, epoch: number, slots: readonly string[]): readonly string[] {
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.byShard.clear();
    }
    const touched = this.byShard.get(shard);
    return [...new Set(touched ? slots.filter((slot) => !touched.has(slot)) : slots)];
  }

  /** Notes that they have it now; to be called when Redis has answered. */
  touch(shard: number, epoch: number, slots: readonly string[]): void {
    if (epoch !== this.epoch) return;
    const touched = this.byShard.get(shard) ?? new Set();
    this.byShard.set(shard, touched);
    for (const slot of slots) touched.add(slot);
  }
}
