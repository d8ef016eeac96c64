import { describe, expect, it } from '@jest/globals';
import type { RoomPulse } from '@server/live/events.js';
import { pulsePoints, pulseValues } from './pulse.js';

const MINUTE = 60_000;

function roomOf(history: readonly number[], more: Partial<RoomPulse> = {}): RoomPulse {
  return {
    roomId: 'r1',
    name: '主场',
    at: 100 * MINUTE + 20_000,
    openIncidents: 0,
    perMinute: 90,
    perSecond: 1.5,
    negativeShare: 0.2,
    history,
    negativeHistory: history.map(() => 3),
    silentFor: 0,
    ...more,
  };
}

describe('pulsePoints', () => {
  it('puts the figure of the last 60 s in the place of the minute that still runs', () => {
    expect(pulsePoints(roomOf([30, 60, 7]))).toEqual([
      { at: 99 * MINUTE, perMinute: 30, negativeShare: 0.1 },
      { at: 100 * MINUTE, perMinute: 60, negativeShare: 0.05 },
      { at: 100 * MINUTE + 20_000, perMinute: 90, negativeShare: 0.2 },
    ]);
  });

  it('has nothing before the first message, and zero where the room fell silent after it', () => {
    expect(pulseValues(roomOf([0, 0, 30, 0, 60, 7]))).toEqual([null, null, 30, 0, 60, 90]);
    expect(pulseValues(roomOf([0, 0, 7]))).toEqual([null, null, 90]);
  });

  it('knows no share of messages that nobody wrote', () => {
    const shares = pulsePoints(roomOf([30, 0, 7], { perMinute: 0 })).map((point) => point.negativeShare);
    expect(shares).toEqual([0.1, null, null]);
  });
});
