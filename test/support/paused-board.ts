import { RedisPublicBoard } from '../../src/adapters/redis/board/redis-public-board.js';
import type { PublicAnnouncement } from '../../src/core/delivery/public-announcement.js';

/** The real board; lets something happen before the past is read, or after it was and before it is told. */
export class PausedBoard extends RedisPublicBoard {
  /** How often the past was read. */
  reads = 0;
  /** Each runs once. */
  beforeReading: (() => Promise<void>) | undefined;
  afterReading: (() => Promise<void>) | undefined;

  override async latest(roomId: string): Promise<readonly PublicAnnouncement[]> {
    this.reads++;
    const wait = this.beforeReading;
    this.beforeReading = undefined;
    await wait?.();
    const past = await super.latest(roomId);
    const pause = this.afterReading;
    this.afterReading = undefined;
    await pause?.();
    return past;
  }
}
