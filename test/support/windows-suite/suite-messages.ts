import { shardOf } from '../../../src/core/shard.js';
import { MINUTE } from '../../../src/core/window/widths.js';
import { keywordOf, names, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import type { Observed, WindowBatch } from '../../../src/core/window/window.js';
import type { Windows } from '../../../src/ports.js';
import type { Roll } from '../dice.js';

/** Two keepers that share what they keep; opened anew before every test. */
export interface Opened {
  windows: Windows;
  colleague: Windows;
}

/** Rooms are spread over two shards; those of the suite lie in the second. */
export const SUITE_SHARDS = 2;
export const SUITE_SHARD = 1;
export const roomsOfShard = names('room-', 40)
  .filter((roomId) => shardOf(roomId, SUITE_SHARDS) === SUITE_SHARD)
  .slice(0, 3);
export const [room, otherRoom] = roomsOfShard as [string, string];

export function batchOf(batchId: string, observed: readonly Observed[]): WindowBatch {
  return { batchId, shard: SUITE_SHARD, observed };
}

export function anyObserved(roll: Roll): Observed {
  const complains = roll(5) === 0;
  const floods = roll(4) === 0;
  return observedOf(
    {
      kind: roll(10) === 0 ? 'mention' : 'danmaku',
      roomId: roomsOfShard[roll(3)]!,
      userId: floods ? 'busy' : `u${roll(25)}`,
      text: `第 ${roll(30)} 种说法`,
      count: 1 + roll(3),
      sentAt: NOW - roll(floods ? 9_000 : 8 * MINUTE),
      receivedAt: NOW - roll(2 * MINUTE),
    },
    {
      sentiment: complains ? -1 : 0,
      topics: complains ? ['av_fault', 'trust'] : [],
      evidence: complains ? [keywordOf('骗子')] : [],
    },
  );
}
