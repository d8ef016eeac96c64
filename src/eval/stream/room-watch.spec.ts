import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dice } from '../../../test/support/dice.js';
import { MemoryWindows } from '../../adapters/memory/memory-windows.js';
import type { Analyser } from '../../core/detect/analyse-message.js';
import { evaluateRoom } from '../../core/signal/evaluate-room.js';
import type { Signal } from '../../core/signal.js';
import { fingerprint } from '../../core/text/fingerprint.js';
import { viewText } from '../../core/text/view-text.js';
import { floorTo, MINUTE, SECOND } from '../../core/window/widths.js';
import { observedOf } from '../../core/window/window.fixture.js';
import type { Recorded } from '../../replay/recorded.js';
import { playStream } from './play-stream.js';

const START = 1_000 * MINUTE;

const analyse: Analyser = (messages) =>
  messages.map(({ text }) => ({
    ...observedOf({ text }).analysis,
    ...(text.includes('卡') && { topics: ['av_fault'], sentiment: -1 }),
    fingerprint: fingerprint(viewText(text)),
  }));

/** So many minutes in which the room writes alike. */
interface Stretch {
  readonly minutes: number;
  readonly perMinute: number;
  readonly says: 'anything' | 'that it stutters' | 'one thing';
}

const stretches: fc.Arbitrary<readonly Stretch[]> = fc.array(
  fc.record({
    minutes: fc.integer({ min: 1, max: 9 }),
    perMinute: fc.constantFrom(0, 0, 1, 8, 13, 20, 60),
    says: fc.constantFrom('anything', 'anything', 'that it stutters', 'one thing'),
  }),
  { minLength: 2, maxLength: 6 },
);

function recordingOf(room: readonly Stretch[], seed: number): Recorded[] {
  const roll = dice(seed);
  const lines: Recorded[] = [];
  let from = START;
  for (const { minutes, perMinute, says } of room) {
    for (let n = 0; n < minutes * perMinute; n++) {
      const said = {
        anything: `${'甲乙丙丁戊己'[roll(6)]!}说${roll(90)}`,
        'that it stutters': '卡了',
        'one thing': '来了来了',
      };
      const at = from + Math.floor((n * MINUTE) / perMinute) + roll(900);
      lines.push({ line: lines.length + 1, at, roomId: 'r1', userId: `u${roll(50)}`, text: said[says] });
    }
    from += minutes * MINUTE;
  }
  return lines.toSorted((a, b) => a.at - b.at);
}

type Told = readonly [change: string, kind: string, subject: string, now: number];

async function played(recorded: readonly Recorded[]): Promise<Told[]> {
  const told: Told[] = [];
  const ends = new Map(recorded.slice(-1).map(({ roomId, at }) => [roomId, at]));
  await playStream(recorded, ends, analyse, {
    signal: ({ change, signal }, now) => told.push([change, signal.kind, signal.subject, now]),
  });
  return told;
}

/** Looks at the room at the end of every second. */
async function watchedAlways(recorded: readonly Recorded[]): Promise<Told[]> {
  const windows = new MemoryWindows();
  const told: Told[] = [];
  const open = new Map<string, Signal>();
  const end = recorded.at(-1)?.at ?? -Infinity;
  let ids = 0;
  for (let second = floorTo(START, SECOND) + SECOND; second < end + SECOND; second += SECOND) {
    const lot = recorded.filter(({ at }) => at >= second - SECOND && at < second);
    const observed = lot.map(({ line, at, ...said }) => {
      const { message } = observedOf({ ...said, id: String(line), sentAt: at, receivedAt: at });
      return { message, analysis: analyse([message])[0]! };
    });
    if (lot.length > 0) await windows.apply({ batchId: String(second), shard: 0, observed });
    const now = Math.min(second, end);
    const window = await windows.read('r1', now);
    for (const { change, signal } of evaluateRoom(window, [...open.values()], now, () =>
      String((ids += 1)),
    )) {
      if (change === 'cleared') open.delete(signal.id);
      else open.set(signal.id, signal);
      if (change !== 'updated') told.push([change, signal.kind, signal.subject, now]);
    }
  }
  return told;
}

describe('a room whose silent seconds are left out', () => {
  it('tells what it tells when it is looked at every second', async () => {
    await fc.assert(
      fc.asyncProperty(stretches, fc.integer({ min: 1, max: 1_000_000 }), async (room, seed) => {
        const recorded = recordingOf(room, seed);
        expect(await played(recorded)).toEqual(await watchedAlways(recorded));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it.each([1, 5, 15, 22])(
    'hears of a source that is dead for %d minutes',
    async (minutes) => {
      const lively: Stretch = { minutes: 6, perMinute: 60, says: 'anything' };
      const recorded = recordingOf([lively, { ...lively, minutes, perMinute: 0 }, lively], 7);
      const told = await played(recorded);
      expect(told.map(([change, kind]) => `${change} ${kind}`)).toContain('raised feed.stalled');
      expect(told).toEqual(await watchedAlways(recorded));
    },
    60_000,
  );
});
