import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';

import { MemoryWindows } from '../../src/adapters/memory/memory-windows.js';
import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import { SILENCE_ENDS, type Broadcast } from '../../src/core/review/broadcast.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { observedOf } from '../../src/core/window/window.fixture.js';
import { KeepBroadcasts } from '../../src/review/keep-broadcasts.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

/** A full minute. */
const START = 1_700_000_040_000;

let database: FreshDatabase;
let store: PostgresBroadcastStore;

beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresBroadcastStore(database.dataSource);
});

afterAll(() => database.drop());

beforeEach(() => database.empty());

const broadcastOf = (given: Partial<Broadcast> = {}): Broadcast => ({
  id: v7(),
  roomId: 'r1',
  startedAt: START,
  lastSeenAt: START + MINUTE,
  ...given,
});

describe('broadcasts in the store', () => {
  it('goes on until it is ended, and keeps to what is known best', async () => {
    const started = broadcastOf();
    await store.save([started]);
    expect(await store.open()).toEqual([started]);
    const seen = { ...started, lastSeenAt: START + 5 * MINUTE };
    await store.save([seen]);
    // Another worker that looked earlier would end it.
    await store.save([{ ...started, endedAt: started.lastSeenAt }]);
    expect(await store.open()).toEqual([seen]);
    const ended = { ...seen, endedAt: seen.lastSeenAt };
    await store.save([ended]);
    expect(await store.open()).toEqual([]);
    expect(await store.byId(ended.id)).toEqual(ended);
    await store.save([{ ...ended, lastSeenAt: START + 6 * MINUTE, endedAt: undefined }]);
    expect(await store.open()).toMatchObject([{ lastSeenAt: START + 6 * MINUTE }]);
  });

  it.each([
    ['goes on', {}],
    ['is over already', { endedAt: START + MINUTE }],
  ])('is started by one of two workers, when it %s', async (_, given) => {
    const other = new PostgresBroadcastStore(database.dataSource);
    await Promise.all([store.save([broadcastOf(given)]), other.save([broadcastOf(given)])]);
    expect(await store.list(undefined, 10)).toHaveLength(1);
  });

  it('lets one go on in a room, whoever writes', async () => {
    await store.save([broadcastOf()]);
    const second = database.dataSource.query(
      `INSERT INTO broadcast (id, room_id, started_at, last_seen_at) VALUES ($1, 'r1', now(), now())`,
      [v7()],
    );
    await expect(second).rejects.toThrow('broadcast_open');
  });

  it('ends one and starts the next at once', async () => {
    const first = broadcastOf();
    await store.save([first]);
    const ended = { ...first, endedAt: first.lastSeenAt };
    const next = broadcastOf({ startedAt: START + 60 * MINUTE, lastSeenAt: START + 61 * MINUTE });
    await store.save([ended, next]);
    expect(await store.latest(['r1', 'r2'])).toEqual([next]);
    expect(await store.list(['r1'], 10)).toEqual([next, ended]);
  });

  it('knows to which one a moment belongs: the aftermath is its own, the time between is nobody’s', async () => {
    const first = broadcastOf({ endedAt: START + MINUTE });
    const next = broadcastOf({ startedAt: START + 50 * MINUTE, lastSeenAt: START + 51 * MINUTE });
    await store.save([first, next]);
    const of = async (minute: number) => (await store.of('r1', START + minute * MINUTE))?.id;
    expect([await of(-1), await of(0), await of(31), await of(40), await of(50), await of(9_999)]).toEqual([
      undefined,
      first.id,
      first.id,
      undefined,
      next.id,
      next.id,
    ]);
  });

  it('is listed page by page, newest first, of some rooms or of all', async () => {
    const all = Array.from({ length: 5 }, (_, i) =>
      broadcastOf({
        roomId: `r${i % 2}`,
        startedAt: START + i * 60 * MINUTE,
        endedAt: START + i * 60 * MINUTE,
      }),
    ).map((one) => ({ ...one, lastSeenAt: one.endedAt! }));
    await store.save(all);
    const newest = [...all].reverse();
    expect(await store.list(undefined, 2)).toEqual(newest.slice(0, 2));
    expect(await store.list(undefined, 2, newest[1]!.id)).toEqual(newest.slice(2, 4));
    expect(await store.list(['r1'], 9)).toEqual(newest.filter(({ roomId }) => roomId === 'r1'));
    expect(await store.list(undefined, 9, 'no-id')).toEqual([]);
    expect(await store.list([], 9)).toEqual([]);
  });
});

describe('KeepBroadcasts', () => {
  let windows: MemoryWindows;
  let now: number;
  let waitingSince: number | undefined;

  /** A worker as it starts: it knows nothing but what is stored. */
  const worker = (shards = 1) =>
    new KeepBroadcasts(
      windows,
      { oldestWaiting: () => Promise.resolve(waitingSince) },
      store,
      { now: () => now },
      v7,
      { shards },
    );

  async function chat(roomId: string, at: number): Promise<void> {
    const observed = [observedOf({ roomId, sentAt: at, receivedAt: at })];
    await windows.apply({ batchId: v7(), shard: 0, observed });
  }

  beforeEach(() => {
    windows = new MemoryWindows();
    now = START;
    waitingSince = undefined;
  });

  it('follows an evening of two broadcasts, with a new worker at every look', async () => {
    for (let minute = 0; minute <= 150; minute++) {
      now = START + minute * MINUTE;
      if (minute <= 40) await chat('r1', now);
      if (minute >= 90 && minute < 100) await windows.noteViewers('r1', 1_200, now);
      await worker().handle({ shard: 0 });
    }
    expect((await store.list(undefined, 9)).map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [START + 90 * MINUTE, START + 99 * MINUTE + 5_000],
      [START, START + 40 * MINUTE + 5_000],
    ]);
  });

  it('is the same with several workers at once', async () => {
    await chat('r1', now);
    await chat('r2', now);
    now += 1_000;
    await Promise.all(Array.from({ length: 4 }, () => worker().handle({ shard: 0 })));
    now += SILENCE_ENDS + MINUTE;
    await Promise.all(Array.from({ length: 4 }, () => worker().handle({ shard: 0 })));
    expect((await store.list(undefined, 9)).map(({ roomId, endedAt }) => [roomId, endedAt]).sort()).toEqual([
      ['r1', START + 1_000],
      ['r2', START + 1_000],
    ]);
  });

  it('does not end what waits to be read, and leaves other shards alone', async () => {
    await chat('r1', now);
    await worker().handle({ shard: 0 });
    now += 2 * SILENCE_ENDS;
    waitingSince = START + MINUTE;
    await worker().handle({ shard: 0 });
    expect(await store.open()).toHaveLength(1);
    waitingSince = undefined;
    for (const shard of [0, 1]) await worker(2).handle({ shard });
    expect(await store.open()).toEqual([]);
    expect(await store.list(undefined, 9)).toHaveLength(1);
  });
});
