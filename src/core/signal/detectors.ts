import { activityDrop } from './activity-drop.js';
import type { SignalDetector } from './detector.js';
import { feedStalled } from './feed-stalled.js';
import { floodCoordinated } from './flood-coordinated.js';
import { floodUser } from './flood-user.js';
import { keywordBurst } from './keyword-burst.js';
import { mentionSurge } from './mention-surge.js';
import { spikeNegative } from './spike-negative.js';
import { spikeTopic } from './spike-topic.js';

/** Everything that is looked for in a room's window, in this order. */
export const SIGNAL_DETECTORS: readonly SignalDetector[] = [
  // Who floods.
  floodUser,
  floodCoordinated,
  // What people complain of.
  spikeNegative,
  spikeTopic,
  keywordBurst,
  // Who went silent. A stalled feed goes with a fall in messages and explains it: see evaluate-room.ts.
  activityDrop,
  feedStalled,
  // What is said outside.
  mentionSurge,
];
