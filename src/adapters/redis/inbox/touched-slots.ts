import { FIRST_SLOT, SLOT_WIDTH, SLOTS } from './seen-place.js';

/**
 * Which `seen` sets of the running epoch this process has given their time to live. Once is enough for each, and
 * telling Redis with every message would cost as much as remembering the message.
 */
export class TouchedSlots {
  private epoch = -1;
  private readonly byShard = new Map<number, Uint8Array>();

  /**
   * @param places as `seenPlace` gives them
   * @returns the slots among them that have no time to live from us yet
   */
  untouched(shard: number, epoch: number, places: readonly string[]): readonly number[] {
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.byShard.clear();
    }
    const touched = this.touchedOf(shard);
    const slots: number[] = [];
    for (const place of places) {
      const slot = Number(place.slice(0, SLOT_WIDTH));
      if (slot >= FIRST_SLOT && touched[slot - FIRST_SLOT] === 0) slots.push(slot);
    }
    return slots;
  }

  /** Notes that they have it now; to be called when Redis has answered. */
  touch(shard: number, epoch: number, slots: readonly number[]): void {
    if (epoch !== this.epoch) return;
    const touched = this.touchedOf(shard);
    for (const slot of slots) touched[slot - FIRST_SLOT] = 1;
  }

  /** The sets may be gone. */
  forget(): void {
    this.byShard.clear();
  }

  private touchedOf(shard: number): Uint8Array {
    const touched = this.byShard.get(shard) ?? new Uint8Array(SLOTS);
    this.byShard.set(shard, touched);
    return touched;
  }
}
