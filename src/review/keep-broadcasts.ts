import { Inject, Injectable } from '@nestjs/common';
import { followBroadcast } from '../core/review/follow-broadcast.js';
import { shardOf } from '../core/shard.js';
import { PAST_HORIZON } from '../core/window/widths.js';
import type { BroadcastStore, Clock, Inbox, Windows } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { BROADCAST_STORE, CLOCK, INBOX, NEW_ID, SETTINGS, WINDOWS, type Settings } from '../tokens.js';

/** Starts, extends and ends the broadcasts of a shard's rooms, by what the windows remember: no message waits for it. */
@Injectable()
export class KeepBroadcasts implements JobHandler<'keep-broadcasts'> {
  readonly job = 'keep-broadcasts';

  constructor(
    @Inject(WINDOWS) private readonly windows: Pick<Windows, 'activeRooms' | 'counters'>,
    @Inject(INBOX) private readonly inbox: Pick<Inbox, 'oldestWaiting'>,
    @Inject(BROADCAST_STORE) private readonly store: BroadcastStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'shards'>,
  ) {}

  async handle({ shard }: JobCatalogue['keep-broadcasts']): Promise<void> {
    const now = this.clock.now();
    // Before the windows: what is analysed between the two only makes them fuller.
    const heardUntil = (await this.inbox.oldestWaiting(shard, now - PAST_HORIZON)) ?? now;
    const rooms = await this.roomsOf(shard, now);
    const latest = new Map((await this.store.latest(rooms)).map((one) => [one.roomId, one]));
    const followed = await Promise.all(
      rooms.map(async (roomId) => {
        const counters = await this.windows.counters(roomId, now);
        return followBroadcast(latest.get(roomId), counters, heardUntil, this.newId);
      }),
    );
    await this.store.save(followed.flat());
  }

  /** Those on air, and those that went silent and whose broadcast must come to its end. */
  private async roomsOf(shard: number, now: number): Promise<readonly string[]> {
    const [onAir, open] = await Promise.all([this.windows.activeRooms(shard, now), this.store.open()]);
    const goingOn = open
      .map(({ roomId }) => roomId)
      .filter((roomId) => shardOf(roomId, this.settings.shards) === shard);
    return [...new Set([...onAir, ...goingOn])];
  }
}
