import type { Grade } from '../grade.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How much patience announcements have, ms. */
export interface AnnouncementSettings {
  /** Waiting for somebody else: the more urgent the incident, the sooner it is clear that nobody will come. */
  readonly lapseAfter: Readonly<Record<Grade | 'none', number>>;
  /** Within so long what was published must come back in the room's chat. */
  readonly visibleWithin: number;
  /** After so long words that are still on their way to a channel would do harm. */
  readonly expiresAfter: number;
}

export const DEFAULT_ANNOUNCEMENT_SETTINGS: AnnouncementSettings = {
  lapseAfter: { P0: 5 * MINUTE, P1: 10 * MINUTE, P2: 30 * MINUTE, P3: 30 * MINUTE, none: 30 * MINUTE },
  visibleWithin: 20 * SECOND,
  expiresAfter: 15 * MINUTE,
};
