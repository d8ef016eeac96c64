import type { Message } from '../core/message.js';

/** Takes one micro-batch of one shard; says for each message whether it is new. */
export type Flush = (shard: number, messages: readonly Message[]) => Promise<readonly boolean[]>;

interface Waiting {
  readonly messages: readonly Message[];
  readonly resolve: (fresh: readonly boolean[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what many requests bring into micro-batches: one goes when it is full, or when its first message has
 * waited `maxWaitMs`. Every submitter hears of its own messages, after they were kept.
 */
export class Batcher {
  private readonly waiting = new Map<number, { list: Waiting[]; size: number; timer: NodeJS.Timeout }>();

  constructor(
    private readonly flush: Flush,
    private readonly maxSize: number,
    private readonly maxWaitMs: number,
  ) {}

  /** @returns for each message whether it is new; rejects when it could not be kept */
  async submit(shard: number, messages: readonly Message[]): Promise<readonly boolean[]> {
    if (messages.length >= this.maxSize) return await this.flushInChunks(shard, messages);
    return await new Promise((resolve, reject) => {
      this.enqueue(shard, { messages, resolve, reject });
    });
  }

  private async flushInChunks(shard: number, messages: readonly Message[]): Promise<readonly boolean[]> {
    const chunks: Promise<readonly boolean[]>[] = [];
    for (let from = 0; from < messages.length; from += this.maxSize) {
      chunks.push(this.flush(shard, messages.slice(from, from + this.maxSize)));
    }
    return (await Promise.all(chunks)).flat();
  }

  private enqueue(shard: number, one: Waiting): void {
    let group = this.waiting.get(shard);
    if (!group) {
      group = { list: [], size: 0, timer: setTimeout(() => this.send(shard), this.maxWaitMs) };
      this.waiting.set(shard, group);
    }
    group.list.push(one);
    group.size += one.messages.length;
    if (group.size >= this.maxSize) this.send(shard);
  }

  private send(shard: number): void {
    const group = this.waiting.get(shard);
    if (!group) return;
    this.waiting.delete(shard);
    clearTimeout(group.timer);
    const messages = group.list.flatMap((one) => one.messages);
    this.flush(shard, messages).then(
      (fresh) => answer(group.list, fresh),
      (error: unknown) => group.list.forEach((one) => one.reject(error)),
    );
  }
}

function answer(list: readonly Waiting[], fresh: readonly boolean[]): void {
  let from = 0;
  for (const one of list) {
    one.resolve(fresh.slice(from, from + one.messages.length));
    from += one.messages.length;
  }
}
