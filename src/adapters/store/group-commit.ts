interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Item> {
  /** Keeps all of the items or none. */
  readonly commit: (items: readonly Item[]) => Promise<void>;
  /** How much of `limit` an item takes. */
  readonly weigh: (item: Item) => number;
  /** A group stops growing here; an item that is heavier alone goes alone. */
  readonly limit: number;
  /** Whether one item may be to blame for the error, so that the others deserve a commit of their own. */
  readonly isPoison: (error: unknown) => boolean;
}

/**
 * One commit at a time; what arrives while one is in flight shares the next. The busier it gets the larger the
 * groups and the less each item costs; an idle moment adds no delay. Holds nothing beyond what its callers
 * are waiting for, so that their concurrency is its bound.
 */
export class GroupCommit<Item> {
  #waiting: Waiting<Item>[] = [];
  #draining: Promise<void> | undefined;

  constructor(private readonly options: GroupCommitOptions<Item>) {}

  /** Resolves when the item is kept; rejects with the error of its commit. */
  add(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when everything added so far is settled. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    await Promise.resolve(); // items added in one turn of the loop belong together
    while (this.#waiting.length > 0) await this.#settle(this.#nextGroup());
    this.#draining = undefined;
  }

  #nextGroup(): Waiting<Item>[] {
    let weight = 0;
    const full = this.#waiting.findIndex(({ item }, index) => {
      weight += this.options.weigh(item);
      return index > 0 && weight > this.options.limit;
    });
    return this.#waiting.splice(0, full === -1 ? this.#waiting.length : full);
  }

  async #settle(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.options.commit(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length > 1 && this.options.isPoison(error)) {
        for (const one of group) await this.#settle([one]);
      } else {
        for (const { reject } of group) reject(error);
      }
    }
  }
}
