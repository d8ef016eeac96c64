import { describe, expect, it } from '@jest/globals';
import { pulseOf } from './pulse.js';
import type { Counts, RoomCounters } from './window.js';

const now = 1_700_000_000_000 - (1_700_000_000_000 % 60_000) + 30_000;

function bucket(start: number, messages: number, negative = 0, viewers?: number): Counts {
  const empty = { mentions: 0, negativeMentions: 0, topics: {} };
  return { start, messages, negative, ...empty, ...(viewers !== undefined && { viewers }) };
}

function room(part: Partial<RoomCounters>): RoomCounters {
  return {
    roomId: 'r',
    now,
    recent: [],
    minutes: [],
    lastReceivedAt: 0,
    ...part,
  };
}

describe('pulseOf', () => {
  it('counts the last minute, without what is older and the bucket that fills yet', () => {
    const recent = [
      bucket(now - 65_000, 100),
      bucket(now - 40_000, 6, 3),
      bucket(now - 5_000, 4, 2),
      bucket(now, 50),
    ];
    const pulse = pulseOf(room({ recent }));
    expect(pulse).toMatchObject({ perMinute: 10, negativeShare: 0.5, perSecond: 0.4 });
  });

  it('draws silent minutes as zero, the running minute last', () => {
    const running = now - 30_000;
    const pulse = pulseOf(room({ minutes: [bucket(running - 120_000, 7), bucket(running, 3)] }));
    expect(pulse.history.slice(-4)).toEqual([0, 7, 0, 3]);
    expect(pulse.history).toHaveLength(30);
  });

  it('compares with five minutes before, once there is something to compare with', () => {
    const before = now - 30_000 - 5 * 60_000;
    const recent = [bucket(now - 20_000, 60)];
    const since = (first: number, then: number) =>
      pulseOf(room({ recent, minutes: [bucket(before - 60_000, first), bucket(before, then)] })).change;
    expect(since(90, 100)).toBeCloseTo(-0.4);
    expect(since(90, 5)).toBeUndefined();
    expect(since(0, 100)).toBeUndefined();
  });

  it('gives the newest viewer figure, and none for a room that told none', () => {
    expect(pulseOf(room({ recent: [bucket(now - 9_000, 1, 0, 800), bucket(now - 4_000, 1)] })).viewers).toBe(
      800,
    );
    expect(pulseOf(room({}))).not.toHaveProperty('viewers');
  });
});
