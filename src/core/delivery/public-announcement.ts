/** An official announcement as the public sees it. */
export interface PublicAnnouncement {
  /** The announcement's; the same id told again takes the place of what was told before. */
  readonly id: string;
  readonly roomId: string;
  readonly text: string;
  /** ms; when it was released. */
  readonly at: number;
  /** Shown until it ends, not only said once. */
  readonly pinned: boolean;
  /** A pinned one that is no longer in force: a later one took its place, or it was taken away. */
  readonly ended?: 'replaced' | 'withdrawn';
  /** Its place among all that was ever told: it grows with every change. `ms-number`. */
  readonly cursor: string;
}

/** Announcements of a room that are kept for who comes later; a pinned one in force is always among them. */
export const ANNOUNCEMENTS_KEPT = 20;
