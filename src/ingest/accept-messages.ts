import { Inject, Injectable } from '@nestjs/common';
import type { Message } from '../core/message.js';
import { shardOf } from '../core/shard.js';
import type { Clock, Inbox } from '../ports.js';
import { CLOCK, INBOX, NEW_ID, SETTINGS, type Settings } from '../tokens.js';
import { Queues } from '../queue/queues.js';
import { Batcher } from './batcher.js';
import { ingestItem, rejectionOf, type IngestItem, type Rejection } from './ingest-item.js';
import { mayBring, type IngestKey } from './ingest-keys.js';
import { QueueFull, RoomsForbidden } from './refusals.js';
import { stampTime } from './stamp.js';

export interface IngestAnswer {
  /** New and in the queue. */
  readonly accepted: number;
  /** Accepted before. */
  readonly duplicate: number;
  readonly rejected: readonly Rejection[];
}

/** Stands for a line of NDJSON that is no JSON; it is rejected alone. */
export const NOT_JSON = Symbol('not JSON');

/** The one door: every client, source and demo brings messages through it. */
@Injectable()
export class AcceptMessages {
  private readonly batcher: Batcher;

  constructor(
    @Inject(INBOX) private readonly inbox: Inbox,
    private readonly queues: Queues,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.batcher = new Batcher((shard, list) => this.keep(shard, list), settings.flushSize, settings.flushMs);
  }

  /**
   * Takes what is good and says what is wrong with the rest. When it returns, what it counts as accepted
   * survives a kill.
   * @throws QueueFull when a shard is past its bound; then nothing of the request was kept
   * @throws RoomsForbidden when the key may speak for none of the rooms
   */
  async accept(items: readonly unknown[], key: IngestKey): Promise<IngestAnswer> {
    const { messages, rejected } = this.sort(items, key);
    if (messages.length === 0 && rejected.some((one) => one.code === 'room_forbidden'))
      throw new RoomsForbidden();
    const shards = this.byShard(messages);
    await this.refuseWhenFull([...shards.keys()]);
    const verdicts = await Promise.all(
      [...shards].map(async ([shard, list]) => await this.batcher.submit(shard, list)),
    );
    const accepted = verdicts.flat().filter(Boolean).length;
    return { accepted, duplicate: messages.length - accepted, rejected };
  }

  private sort(items: readonly unknown[], key: IngestKey): { messages: Message[]; rejected: Rejection[] } {
    const now = this.clock.now();
    const messages: Message[] = [];
    const rejected: Rejection[] = [];
    items.forEach((item, index) => {
      const read = ingestItem.safeParse(item);
      if (item === NOT_JSON) rejected.push(notJson(index));
      else if (!read.success) rejected.push(rejectionOf(index, item));
      else if (!mayBring(key, read.data.roomId)) rejected.push(forbidden(index));
      else messages.push(messageFrom(read.data, this.newId(), key.name, now));
    });
    return { messages, rejected };
  }

  private byShard(messages: readonly Message[]): Map<number, Message[]> {
    const shards = new Map<number, Message[]>();
    for (const message of messages) {
      const shard = shardOf(message.roomId, this.settings.shards);
      const list = shards.get(shard);
      if (list) list.push(message);
      else shards.set(shard, [message]);
    }
    return shards;
  }

  private async refuseWhenFull(shards: readonly number[]): Promise<void> {
    const pending = await Promise.all(shards.map(async (shard) => await this.inbox.pending(shard)));
    if (pending.some((count) => count >= this.settings.shardBound)) throw new QueueFull();
  }

  private async keep(shard: number, messages: readonly Message[]): Promise<readonly boolean[]> {
    const batch = { id: this.newId(), shard, messages };
    const fresh = await this.inbox.accept(batch, this.clock.now());
    if (!fresh.includes(true)) return fresh;
    await this.queues.addBatch(shard, batch.id);
    // It has its job. Left unnoted, the sweep queues it once more, which changes nothing.
    await this.inbox.queued(shard, [batch.id]).catch(() => undefined);
    return fresh;
  }
}

function messageFrom(item: IngestItem, id: string, keyName: string, now: number): Message {
  return {
    id,
    kind: item.kind,
    roomId: item.roomId,
    source: item.source ?? keyName,
    ...(item.id !== undefined && { externalId: item.id }),
    userId: item.userId ?? '',
    ...(item.userName !== undefined && { userName: item.userName }),
    text: item.text,
    count: item.count,
    ...stampTime(item.sentAt, now),
    receivedAt: now,
    ...(item.url !== undefined && { url: item.url }),
  };
}

function notJson(index: number): Rejection {
  return { index, field: '', code: 'not_json', reason: '这一行不是 JSON / this line is not JSON' };
}

function forbidden(index: number): Rejection {
  return {
    index,
    field: 'roomId',
    code: 'room_forbidden',
    reason: '密钥无权写入该直播间 / the key may not speak for this room',
  };
}
