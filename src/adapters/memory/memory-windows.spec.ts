import { describe, expect, it } from '@jest/globals';
import { describeWindows } from '../../../test/support/windows-suite.js';
import {
  batchOf,
  room,
  SUITE_SHARD,
  SUITE_SHARDS,
} from '../../../test/support/windows-suite/suite-messages.js';
import { MINUTE } from '../../core/window/widths.js';
import { NOW, observedOf } from '../../core/window/window.fixture.js';
import { MemoryWindows } from './memory-windows.js';

describe('MemoryWindows', () => {
  describeWindows(() => {
    const windows = new MemoryWindows(SUITE_SHARDS);
    return Promise.resolve([windows, windows]);
  });

  it('forgets a room when it is told to', async () => {
    const windows = new MemoryWindows(SUITE_SHARDS);
    await windows.apply(batchOf('b', [observedOf({ roomId: room })]));
    windows.forget(room);
    expect(await windows.read(room, NOW)).toMatchObject({ minutes: [], recent: [], lastReceivedAt: 0 });
    expect(await windows.activeRooms(SUITE_SHARD, NOW)).toEqual([]);
  });

  it('forgets what no reading asks for any more', async () => {
    const windows = new MemoryWindows(SUITE_SHARDS);
    for (let minute = 0; minute < 200; minute++) {
      const sentAt = NOW + minute * MINUTE;
      await windows.apply(batchOf(`b${minute}`, [observedOf({ roomId: room, sentAt, receivedAt: sentAt })]));
    }
    const longAgo = await windows.read(room, NOW);
    expect(longAgo).toMatchObject({ minutes: [], recent: [], keywords: [], clusters: [], hotUsers: [] });
    expect((await windows.read(room, NOW + 199 * MINUTE)).minutes).toHaveLength(61);
  });
});
