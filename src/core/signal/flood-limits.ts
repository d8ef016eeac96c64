/** From which counts on many messages are a flood. Windows count up to these; the detectors word them. */
export interface FloodLimits {
  /** Messages of one user in USER_SECONDS. A person who types keeps below one a second. */
  readonly userMessages: number;
  /** Equal texts of one user in a row, in REPEAT_SECONDS. */
  readonly userRepeats: number;
  /** Messages with one text in some 30 s … */
  readonly clusterMessages: number;
  /** … from this many accounts. */
  readonly clusterAccounts: number;
}

export const FLOOD_LIMITS: FloodLimits = {
  userMessages: 8,
  userRepeats: 5,
  clusterMessages: 24,
  clusterAccounts: 8,
};

export const USER_SECONDS = 10;
/** Three flood buckets, of which the last has just begun: 20 to 30 s. */
export const REPEAT_SECONDS = 30;
/** Four, so that no 30 s are cut short. */
export const CLUSTER_SECONDS = 40;
/** A message is told of a flood of the last three. */
export const TOLD_SPAN_SECONDS = 30;
/** `HotUser.messages`: two flood buckets. */
export const HOT_SECONDS = 20;
