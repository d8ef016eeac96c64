import type { RoomPulse } from '@server/live/events.js';

const MINUTE = 60_000;

export interface PulsePoint {
  readonly at: number;
  /** Null before the first message: what was not heard is not zero. */
  readonly perMinute: number | null;
  /** Null where nobody wrote. */
  readonly negativeShare: number | null;
}

/**
 * The last minute of the history still runs and would look like a fall; the figure of the last 60 s
 * stands in its place.
 */
export function pulsePoints(room: RoomPulse): readonly PulsePoint[] {
  const past = room.history.slice(0, -1);
  const runningMinute = Math.floor(room.at / MINUTE) * MINUTE;
  const heard = past.findIndex((perMinute) => perMinute > 0);
  const points = past.map((perMinute, index) => ({
    at: runningMinute - (past.length - 1 - index) * MINUTE,
    perMinute: heard === -1 || index < heard ? null : perMinute,
    negativeShare: perMinute === 0 ? null : (room.negativeHistory[index] ?? 0) / perMinute,
  }));
  const now = {
    at: room.at,
    perMinute: room.perMinute,
    negativeShare: room.perMinute === 0 ? null : room.negativeShare,
  };
  return [...points, now];
}

export function pulseValues(room: RoomPulse): readonly (number | null)[] {
  return pulsePoints(room).map(({ perMinute }) => perMinute);
}
