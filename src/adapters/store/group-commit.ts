interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Item, Answer> {
  /** Keeps all of the items or none; gives one answer an item, in their order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Answer[]>;
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
export class GroupCommit<Item, Answer> {
  #waiting: Waiting<Item, Answer>[] = [];
  #draining: Promise<void> | undefined;

  constructor(private readonly options: GroupCommitOptions<Item, Answer>) {}

  /** Resolves with the item's answer when it is kept; rejects with the error of its commit. */
  add(item: Item): Promise<Answer> {
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

  #nextGroup(): Waiting<Item, Answer>[] {
    let weight = 0;
    const full = this.#waiting.findIndex(({ item }, index) => {
      weight += this.options.weigh(item);
      return index > 0 && weight > this.options.limit;
    });
    return this.#waiting.splice(0, full === -1 ? this.#waiting.length : full);
  }

  async #settle(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.options.commit(group.map(({ item }) => item));
      group.forEach(({ resolve }, i) => resolve(answers[i]!));
    } catch (error) {
      if (group.length > 1 && this.options.isPoison(error)) {
        for (const one of group) await this.#settle([one]);
      } else {
        for (const { reject } of group) reject(error);
      }
    }
  }
}
