import type { Redis } from 'ioredis';
import { isLater } from '../../../core/cursor.js';
import type { Cursor, LiveEvent } from '../../../live/events.js';
import type { LiveStream, StreamedEvent } from '../../../ports.js';

/** Events kept for consoles that were away; about 40 MB at 2 kB an event. */
const KEPT_EVENTS = 20_000;
/** How long a publication is remembered. A batch retried later than this is told again, and consoles know its flags by id. */
const ONCE_SECONDS = 3_600;

/** ARGV: seconds to remember, events to keep, then one JSON text an event. Atomic: all of it, once. */
const PUBLISH_ONCE = `
if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[1]) then return 0 end
for i = 3, #ARGV do
  redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', 'e', ARGV[i])
end
return #ARGV - 2
`;

interface ScriptedRedis extends Redis {
  ckPublishOnce(stream: string, once: string, ...args: (string | number)[]): Promise<number>;
}

/** The place before the first event. */
const NOWHERE: Cursor = '0-0';

type RawEntry = [id: string, fields: string[]];

/** One capped Redis stream for all rooms; its entry ids are the consoles' cursors. */
export class RedisLiveStream implements LiveStream {
  private readonly tag: string;

  /**
   * @param redis for publishing and looking back
   * @param blocking a connection of its own for `follow`, which blocks on it
   */
  constructor(
    private readonly redis: Redis,
    private readonly blocking: Redis,
    prefix: string,
  ) {
    this.tag = `{${prefix}:live}`;
    redis.defineCommand('ckPublishOnce', { numberOfKeys: 2, lua: PUBLISH_ONCE });
  }

  async publishOnce(key: string, events: readonly LiveEvent[]): Promise<void> {
    if (events.length === 0) return;
    const texts = events.map((event) => JSON.stringify(event));
    await (this.redis as ScriptedRedis).ckPublishOnce(
      `${this.tag}:stream`,
      `${this.tag}:once:${key}`,
      ONCE_SECONDS,
      KEPT_EVENTS,
      ...texts,
    );
  }

  async end(): Promise<Cursor> {
    const last = (await this.redis.xrevrange(`${this.tag}:stream`, '+', '-', 'COUNT', 1)) as RawEntry[];
    return last[0]?.[0] ?? NOWHERE;
  }

  async *between(after: Cursor, until: Cursor): AsyncGenerator<StreamedEvent> {
    let from = after;
    for (;;) {
      const page = (await this.redis.xrange(
        `${this.tag}:stream`,
        `(${from}`,
        until,
        'COUNT',
        500,
      )) as RawEntry[];
      for (const entry of page) yield eventOf(entry);
      const last = page.at(-1);
      if (!last || page.length < 500) return;
      from = last[0];
    }
  }

  /** Nothing after a cursor is gone while its own entry is kept, or while nothing was ever trimmed. */
  async reaches(cursor: Cursor): Promise<boolean> {
    const first = (await this.redis.xrange(`${this.tag}:stream`, '-', '+', 'COUNT', 1)) as RawEntry[];
    if (first[0] === undefined) return cursor === NOWHERE;
    if (!isLater(first[0][0], cursor)) return true;
    const info = (await this.redis.xinfo('STREAM', `${this.tag}:stream`)) as unknown[];
    return info[info.indexOf('length') + 1] === info[info.indexOf('entries-added') + 1];
  }

  async next(after: Cursor, waitMs: number): Promise<readonly StreamedEvent[]> {
    const read = await this.blocking.xread(
      'COUNT',
      500,
      'BLOCK',
      waitMs,
      'STREAMS',
      `${this.tag}:stream`,
      after,
    );
    const entries = (read?.[0]?.[1] ?? []) as RawEntry[];
    return entries.map(eventOf);
  }
}

function eventOf([cursor, fields]: RawEntry): StreamedEvent {
  return { cursor, event: JSON.parse(fields[1]!) as LiveEvent };
}
