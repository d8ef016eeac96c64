import { RedisLiveStream } from '../../src/adapters/redis/live/redis-live-stream.js';
import type { StreamedEvent } from '../../src/ports.js';

/** The real stream; lets something happen after the past was read and before it is told. */
export class PausedLiveStream extends RedisLiveStream {
  /** Runs once. */
  afterReading: (() => Promise<void>) | undefined;

  override async *between(...range: Parameters<RedisLiveStream['between']>): AsyncGenerator<StreamedEvent> {
    yield* super.between(...range);
    const pause = this.afterReading;
    this.afterReading = undefined;
    await pause?.();
  }
}
