import { MINUTE } from '../window/widths.js';

/**
 * One broadcast of a room, from its first sign of life to its last. The design calls it Session (场次); in code that word
 * is taken by who is signed in.
 */
export interface Broadcast {
  /** UUID v7. */
  readonly id: string;
  readonly roomId: string;
  /** ms; as exact as the buckets of the windows: 5 s, a minute where nobody followed the room at the time. */
  readonly startedAt: number;
  /** The last sign of life, ms. */
  readonly lastSeenAt: number;
  /** Equals `lastSeenAt` once the room was silent for long enough; left out while it may go on. */
  readonly endedAt?: number;
}

/** A room without a danmaku and without viewers for so long has ended its broadcast; what comes later is another one. */
export const SILENCE_ENDS = 30 * MINUTE;

/** Until when what happens in the room belongs to the broadcast: its aftermath, but not the next one. */
export function belongsUntil({ endedAt }: Pick<Broadcast, 'endedAt'>): number {
  return endedAt === undefined ? Infinity : endedAt + SILENCE_ENDS;
}
