import type { Counts, RoomCounters } from '../window/window.js';
import { BUCKET, floorTo, MINUTE, RECENT_HORIZON } from '../window/widths.js';
import { SILENCE_ENDS, type Broadcast } from './broadcast.js';

/** A stretch of time in which the room showed life, ms. */
interface Life {
  readonly from: number;
  readonly to: number;
}

/**
 * What a room's counters say of its broadcasts. A total function of the newest broadcast and the window, so that who asks
 * twice, late, or after a restart gets the same answer: a broadcast that was thought over goes on when what was missing
 * turns up, and of an hour that nobody followed the window still knows where one ended and the next began.
 * @param latest the room's newest broadcast, over or not
 * @param heardUntil ms; what was said later may not have been read yet: silence after it proves nothing
 * @returns the broadcasts that are new or have changed, oldest first; none when nothing has
 */
export function followBroadcast(
  latest: Broadcast | undefined,
  counters: RoomCounters,
  heardUntil: number,
  newId: () => string,
): readonly Broadcast[] {
  const followed: Broadcast[] = latest === undefined ? [] : [latest];
  for (const { from, to } of signsOfLife(counters, latest?.lastSeenAt ?? 0)) {
    const current = followed.at(-1);
    if (current !== undefined && from - current.lastSeenAt <= SILENCE_ENDS) {
      followed[followed.length - 1] = seen(current, to);
    } else {
      if (current !== undefined) followed[followed.length - 1] = over(current);
      followed.push({ id: newId(), roomId: counters.roomId, startedAt: from, lastSeenAt: to });
    }
  }
  const last = followed.at(-1);
  if (last !== undefined && heardUntil - last.lastSeenAt > SILENCE_ENDS)
    followed[followed.length - 1] = over(last);
  return followed.filter((broadcast) => broadcast !== latest);
}

/** Life of before its last sign tells nothing new. */
function seen(broadcast: Broadcast, at: number): Broadcast {
  if (at <= broadcast.lastSeenAt) return broadcast;
  const { id, roomId, startedAt } = broadcast;
  return { id, roomId, startedAt, lastSeenAt: at };
}

function over(broadcast: Broadcast): Broadcast {
  return broadcast.endedAt === undefined ? { ...broadcast, endedAt: broadcast.lastSeenAt } : broadcast;
}

/**
 * Narrow buckets for the last minutes, minutes for the rest of the hour; oldest first.
 * @param known ms; a minute in which the last sign of life was seen, more exactly, says nothing more
 */
function signsOfLife({ now, recent, minutes }: RoomCounters, known: number): readonly Life[] {
  const narrowFrom = floorTo(now - RECENT_HORIZON, MINUTE);
  const lifeOf = (width: number) => (bucket: Counts) =>
    isAlive(bucket) ? [{ from: bucket.start, to: Math.min(bucket.start + width, now) }] : [];
  return [
    ...minutes.filter(({ start }) => start >= known && start < narrowFrom).flatMap(lifeOf(MINUTE)),
    ...recent.filter(({ start }) => start >= narrowFrom).flatMap(lifeOf(BUCKET)),
  ];
}

/** Talk outside is no broadcast; and a collector that goes on to report nobody in an empty room keeps none alive. */
function isAlive({ messages, viewers }: Counts): boolean {
  return messages > 0 || (viewers ?? 0) > 0;
}
