import type { RoomShare } from './assignment.js';

/** Share of the room that everybody speaks of. */
const MAIN_SHARE = 0.8;
const SMALL_ROOMS = 7;
/** A viewer writes every 30 s: 800,000 viewers are 26,700 messages/s. */
const SECONDS_BETWEEN = 30;

/** @param rate messages/s of all rooms together */
export function roomsFor(rate: number): RoomShare[] {
  const room = (id: string, share: number): RoomShare => {
    return { id, share, viewers: Math.ceil(rate * share * SECONDS_BETWEEN) };
  };
  const small = Array.from({ length: SMALL_ROOMS }, (_, i) =>
    room(`bench-${i + 1}`, (1 - MAIN_SHARE) / SMALL_ROOMS),
  );
  return [room('bench-main', MAIN_SHARE), ...small];
}

/** Written to before anything is measured, and left out of every count: just started code is slow code. */
export const WARM_UP_ROOM = 'warm-up';
