import type { Message } from '../core/message.js';

/** Takes one micro-batch of one shard; says for each message whether it is new. */
export type Flush = (shard: number, messages: readonly Message[]) => Promise<readonly boolean[]>;

interface Waiting {
  readonly messages: readonly Message[];
  readonly resolve: (fresh: readonly boolean[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What one shard gathers while its batches are under way. */
interface Gathering {
  list: Waiting[];
  size: number;
  timer: NodeJS.Timeout | undefined;
  underWay: number;
}

/** While so many batches of a shard are under way, others gather: one is kept while the next is written. */
const UNDER_WAY = 2;

/**
 * Gathers what many requests bring into micro-batches. A quiet shard sends after `maxWaitMs`; a busy one gathers for
 * as long as earlier batches are under way, so that batches grow with the load and their cost is shared. A full
 * one goes at once. Every submitter hears of its own messages, after they were kept.
 */
export class Batcher {
  private readonly shards = new Map<number, Gathering>();

  constructor(
    private readonly flush: Flush,
    private readonly maxSize: number,
    private readonly maxWaitMs: number,
  ) {}

  /** @returns for each message whether it is new; rejects when it could not be kept */
  async submit(shard: number, messages: readonly Message[]): Promise<readonly boolean[]> {
    const parts: Promise<readonly boolean[]>[] = [];
    for (let from = 0; from < messages.length; from += this.maxSize) {
      parts.push(this.gather(shard, messages.slice(from, from + this.maxSize)));
    }
    return (await Promise.all(parts)).flat();
  }

  private async gather(shard: number, messages: readonly Message[]): Promise<readonly boolean[]> {
    const gathering = this.gatheringOf(shard);
    if (gathering.size + messages.length > this.maxSize) this.send(shard, gathering);
    return await new Promise((resolve, reject) => {
      gathering.list.push({ messages, resolve, reject });
      gathering.size += messages.length;
      if (gathering.size >= this.maxSize) this.send(shard, gathering);
      else if (gathering.underWay < UNDER_WAY) this.sendSoon(shard, gathering);
    });
  }

  private gatheringOf(shard: number): Gathering {
    let gathering = this.shards.get(shard);
    if (!gathering) {
      gathering = { list: [], size: 0, timer: undefined, underWay: 0 };
      this.shards.set(shard, gathering);
    }
    return gathering;
  }

  private sendSoon(shard: number, gathering: Gathering): void {
    gathering.timer ??= setTimeout(() => this.send(shard, gathering), this.maxWaitMs);
  }

  private send(shard: number, gathering: Gathering): void {
    clearTimeout(gathering.timer);
    gathering.timer = undefined;
    if (gathering.size === 0) return;
    const { list } = gathering;
    gathering.list = [];
    gathering.size = 0;
    gathering.underWay++;
    const messages = list.flatMap((one) => one.messages);
    this.flush(shard, messages)
      .then(
        (fresh) => answer(list, fresh),
        (error: unknown) => list.forEach((one) => one.reject(error)),
      )
      .finally(() => {
        gathering.underWay--;
        if (gathering.size > 0) this.send(shard, gathering);
      });
  }
}

function answer(list: readonly Waiting[], fresh: readonly boolean[]): void {
  let from = 0;
  for (const one of list) {
    one.resolve(fresh.slice(from, from + one.messages.length));
    from += one.messages.length;
  }
}
