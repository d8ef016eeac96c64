import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf } from '../incident/incident.fixture.js';
import { BUCKET, floorTo, MINUTE, PAST_HORIZON, RECENT_HORIZON } from '../window/widths.js';
import type { RoomCounters } from '../window/window.js';
import { SILENCE_ENDS, type Broadcast } from './broadcast.js';
import { followBroadcast } from './follow-broadcast.js';

/** A full minute. */
const START = 1_700_000_040_000;

/** The counters of a room that lived at these times, as windows keep them. */
function countersOf(
  lived: readonly number[],
  now: number,
  figures = { messages: 1 } as object,
): RoomCounters {
  const buckets = (width: number, from: number) =>
    [...new Set(lived.filter((at) => at <= now).map((at) => floorTo(at, width)))]
      .filter((start) => start >= from)
      .sort((a, b) => a - b)
      .map((start) => bucketOf(start, figures));
  return {
    roomId: 'r1',
    now,
    recent: buckets(BUCKET, floorTo(now - RECENT_HORIZON, MINUTE)),
    minutes: buckets(MINUTE, floorTo(now - PAST_HORIZON, MINUTE)),
    lastReceivedAt: now,
  };
}

const ids = () => {
  let made = 0;
  return () => `b${++made}`;
};

/** Follows a room from `START` on, every `step`; the newest state of each broadcast. */
function follow(lived: readonly number[], until: number, step: number): readonly Broadcast[] {
  const known = new Map<string, Broadcast>();
  const newId = ids();
  for (let now = START; now <= until; now += step) {
    const latest = [...known.values()].at(-1);
    for (const one of followBroadcast(latest, countersOf(lived, now), now, newId)) known.set(one.id, one);
  }
  return [...known.values()];
}

describe('followBroadcast', () => {
  it('starts with the first sign of life and is extended while there is more', () => {
    const [started] = followBroadcast(undefined, countersOf([START], START + 1_000), START + 1_000, ids());
    expect(started).toEqual({ id: 'b1', roomId: 'r1', startedAt: START, lastSeenAt: START + 1_000 });
    const later = countersOf([START, START + 20_000], START + 31_000);
    expect(followBroadcast(started, later, START + 31_000, ids())).toEqual([
      { ...started, lastSeenAt: START + 20_000 + BUCKET },
    ]);
  });

  it('ends after half an hour of silence, with its last sign of life', () => {
    const open = { id: 'b0', roomId: 'r1', startedAt: START, lastSeenAt: START + MINUTE };
    const silent = (now: number) => followBroadcast(open, countersOf([], now), now, ids());
    expect(silent(open.lastSeenAt + SILENCE_ENDS)).toEqual([]);
    expect(silent(open.lastSeenAt + SILENCE_ENDS + 1)).toEqual([{ ...open, endedAt: open.lastSeenAt }]);
  });

  it('does not take for silence what was not read yet', () => {
    const open = { id: 'b0', roomId: 'r1', startedAt: START, lastSeenAt: START };
    const now = START + 2 * SILENCE_ENDS;
    expect(followBroadcast(open, countersOf([], now), START + SILENCE_ENDS, ids())).toEqual([]);
  });

  it('goes on when what was missing turns up after it was thought over', () => {
    const ended = { id: 'b0', roomId: 'r1', startedAt: START, lastSeenAt: START, endedAt: START };
    const now = START + SILENCE_ENDS + MINUTE;
    const found = countersOf([START + 10 * MINUTE, now - 10_000], now);
    expect(followBroadcast(ended, found, now, ids())).toEqual([
      { id: 'b0', roomId: 'r1', startedAt: START, lastSeenAt: now - 10_000 + BUCKET },
    ]);
  });

  it('finds where one ended and the next began in an hour that nobody followed', () => {
    const open = { id: 'b0', roomId: 'r1', startedAt: START, lastSeenAt: START };
    const now = START + 55 * MINUTE;
    const lived = [START + 5 * MINUTE, START + 45 * MINUTE, now - 1_000];
    expect(followBroadcast(open, countersOf(lived, now), now, ids())).toEqual([
      { ...open, lastSeenAt: START + 6 * MINUTE, endedAt: START + 6 * MINUTE },
      { id: 'b1', roomId: 'r1', startedAt: START + 45 * MINUTE, lastSeenAt: now },
    ]);
  });

  it('knows a room by its viewers too, but not by talk outside nor by an empty house', () => {
    const heard = (figures: object) =>
      followBroadcast(undefined, countersOf([START], START + 9_000, figures), START + 9_000, ids()).length;
    expect(heard({ viewers: 12 })).toBe(1);
    expect(heard({ viewers: 0 })).toBe(0);
    expect(heard({ mentions: 40, negativeMentions: 9 })).toBe(0);
  });

  const evening = fc.array(fc.integer({ min: 0, max: 4 * 60 }), { minLength: 1, maxLength: 40 });

  it('is one and the same asked twice', () => {
    fc.assert(
      fc.property(evening, fc.integer({ min: 0, max: 4 * 60 }), (minutes, at) => {
        const now = START + at * MINUTE;
        const counters = countersOf(
          minutes.map((minute) => START + minute * MINUTE),
          now,
        );
        const newest = followBroadcast(undefined, counters, now, ids()).at(-1);
        expect(followBroadcast(newest, counters, now, ids())).toEqual([]);
      }),
    );
  });

  it('keeps broadcasts apart by the silence, and loses none, however often one looks', () => {
    fc.assert(
      fc.property(evening, fc.constantFrom(10_000, 17_000, 20 * MINUTE), (minutes, step) => {
        const lived = minutes.map((minute) => START + minute * MINUTE).sort((a, b) => a - b);
        const until = START + 5 * 60 * MINUTE;
        const followed = follow(lived, until, step);
        followed.slice(1).forEach(({ startedAt }, i) => {
          expect(startedAt - followed[i]!.endedAt!).toBeGreaterThan(SILENCE_ENDS);
        });
        expect(followed.every(({ endedAt, lastSeenAt }) => endedAt === lastSeenAt)).toBe(true);
        for (const at of lived) {
          expect(followed.some((one) => one.startedAt <= at && at <= one.lastSeenAt)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
