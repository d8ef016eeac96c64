import type { Redis } from 'ioredis';
import type { OutgoingText, Receipt } from '../../../core/delivery/outgoing.js';
import { ANNOUNCEMENTS_KEPT, type PublicAnnouncement } from '../../../core/delivery/public-announcement.js';
import type { Cursor } from '../../../live/events.js';
import type { Clock, PublicBoard } from '../../../ports.js';
import { POST, UNPIN } from './board-scripts.js';

/** What processes that were away for a moment are still told. */
const STREAM_KEPT = 1_000;
/** Of a room that says nothing, and of a key: what is tried again later than this is done again. */
const KEPT_SECONDS = 30 * 86_400;
/** The place before the first announcement. */
const NOWHERE: Cursor = '0-0';

type Arguments = (string | number)[];
interface ScriptedRedis extends Redis {
  ckBoardPost(...args: Arguments): Promise<string>;
  ckBoardUnpin(...args: Arguments): Promise<string>;
}

type RawEntry = [cursor: string, fields: string[]];
type Kept = Omit<PublicAnnouncement, 'ended' | 'cursor'>;

/**
 * Keeps what the public was told in Redis. Announcements are few: all rooms live under one hash tag, so that keeping
 * one and telling it is one step.
 */
export class RedisPublicBoard implements PublicBoard {
  private readonly redis: ScriptedRedis;
  private readonly tag: string;

  /**
   * @param redis for posting and looking
   * @param blocking a connection of its own for `next`, which blocks on it
   */
  constructor(
    redis: Redis,
    private readonly blocking: Redis,
    prefix: string,
    private readonly clock: Clock,
  ) {
    this.tag = `{${prefix}:board}`;
    this.redis = redis as ScriptedRedis;
    redis.defineCommand('ckBoardPost', { numberOfKeys: 4, lua: POST });
    redis.defineCommand('ckBoardUnpin', { numberOfKeys: 4, lua: UNPIN });
  }

  async post({ key, roomId, announcementId: id, text, pinned, at }: OutgoingText): Promise<Receipt> {
    const kept: Kept = { id, roomId, text, at, pinned };
    const cursor = await this.redis.ckBoardPost(
      ...this.keysOf(roomId, key),
      STREAM_KEPT,
      KEPT_SECONDS,
      id,
      at,
      pinned ? '1' : '0',
      JSON.stringify(kept),
      ANNOUNCEMENTS_KEPT,
    );
    return { at: this.clock.now(), reference: cursor };
  }

  async unpin(roomId: string, key: string, at: number): Promise<Receipt> {
    const cursor = await this.redis.ckBoardUnpin(...this.keysOf(roomId, key), STREAM_KEPT, KEPT_SECONDS, at);
    return { at: this.clock.now(), ...(cursor !== '' && { reference: cursor }) };
  }

  async latest(roomId: string): Promise<readonly PublicAnnouncement[]> {
    const answers = await this.redis
      .multi()
      .zrevrange(this.orderOf(roomId), 0, -1)
      .hgetall(this.hashOf(roomId))
      .exec();
    const [ids, fields] = answers!.map(([error, answer]) => {
      if (error) throw error;
      return answer;
    }) as [string[], Record<string, string>];
    return ids.flatMap((id) => {
      const [text, mark] = [fields[`text:${id}`], fields[`mark:${id}`]];
      if (text === undefined || mark === undefined) return [];
      const [cursor = NOWHERE, ended = ''] = mark.split(' ');
      return [announcementOf(cursor, text, ended)];
    });
  }

  async end(): Promise<Cursor> {
    const last = (await this.redis.xrevrange(this.stream, '+', '-', 'COUNT', 1)) as RawEntry[];
    return last[0]?.[0] ?? NOWHERE;
  }

  async next(after: Cursor, waitMs: number): Promise<readonly PublicAnnouncement[]> {
    const read = await this.blocking.xread('COUNT', 100, 'BLOCK', waitMs, 'STREAMS', this.stream, after);
    const entries = (read?.[0]?.[1] ?? []) as RawEntry[];
    return entries.map(([cursor, [, text, , ended]]) => announcementOf(cursor, text!, ended!));
  }

  private keysOf(roomId: string, key: string): string[] {
    return [this.stream, `${this.tag}:once:${key}`, this.hashOf(roomId), this.orderOf(roomId)];
  }

  private get stream(): string {
    return `${this.tag}:stream`;
  }

  private hashOf(roomId: string): string {
    return `${this.tag}:room:${roomId}`;
  }

  private orderOf(roomId: string): string {
    return `${this.tag}:order:${roomId}`;
  }
}

function announcementOf(cursor: Cursor, text: string, ended: string): PublicAnnouncement {
  const kept = JSON.parse(text) as Kept;
  return { ...kept, ...(ended !== '' && { ended: ended as PublicAnnouncement['ended'] }), cursor };
}
