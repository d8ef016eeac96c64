/** Two to a bucket, so that two common ones do not drive each other out. */
const BUCKETS_BITS = 15;
const ENTRY = 4;
const BUCKET = 2 * ENTRY;

/**
 * Remembers a number for each of the latest beginnings of keywords that were met: chat says the same ones again and
 * again. An entry is the first two units in one number, the third, what is remembered; the fourth is free.
 */
export class Beginnings {
  private readonly entries = new Int32Array(BUCKET << BUCKETS_BITS);

  /** @returns what is remembered; -1 for nothing. */
  get(pair: number, third: number): number {
    const { entries } = this;
    const at = bucketOf(pair, third);
    if (entries[at] === pair && entries[at + 1] === third) return entries[at + 2]!;
    const other = at + ENTRY;
    return entries[other] === pair && entries[other + 1] === third ? entries[other + 2]! : -1;
  }

  /** In place of the older one of its bucket. */
  set(pair: number, third: number, remembered: number): void {
    const { entries } = this;
    const at = bucketOf(pair, third);
    entries.copyWithin(at + ENTRY, at, at + ENTRY);
    entries[at] = pair;
    entries[at + 1] = third;
    entries[at + 2] = remembered;
  }

  clear(): void {
    this.entries.fill(0);
  }
}

function bucketOf(pair: number, third: number): number {
  const mixed = Math.imul(pair ^ (pair >>> 15), 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  return BUCKET * (Math.imul(mixed ^ (mixed >>> 13), 0x9e3779b1) >>> (32 - BUCKETS_BITS));
}
