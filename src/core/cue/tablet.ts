/** The host's tablet, or several of one room: whether somebody could see a cue. Times are ms. */
export interface Tablet {
  /** Since when it shows the page without a break; left out while none does. */
  readonly onlineSince?: number;
  /** When it was last heard of. */
  readonly seenAt: number;
}
