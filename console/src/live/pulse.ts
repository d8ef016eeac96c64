import type { RoomPulse } from '@server/live/events.js';

const MINUTE = 60_000;

export interface PulsePoint {
  readonly at: number;
  readonly perMinute: number;
  readonly negativeShare: number;
}

/**
 * The last minute of the history still runs and would look like a fall; the figure of the last 60 s
 * stands in its place.
 */
export function pulsePoints(room: RoomPulse): readonly PulsePoint[] {
  const past = room.history.slice(0, -1);
  const runningMinute = Math.floor(room.at / MINUTE) * MINUTE;
  const points = past.map((perMinute, index) => ({
    at: runningMinute - (past.length - 1 - index) * MINUTE,
    perMinute,
    negativeShare: perMinute === 0 ? 0 : (room.negativeHistory[index] ?? 0) / perMinute,
  }));
  return [...points, { at: room.at, perMinute: room.perMinute, negativeShare: room.negativeShare }];
}

export function pulseValues(room: RoomPulse): readonly number[] {
  return [...room.history.slice(0, -1), room.perMinute];
}
