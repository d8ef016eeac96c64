import type { Evidence } from './evidence.js';
import type { FaultReport } from './fault/fault-report.js';
import type { Grade } from './grade.js';
import type { Message } from './message.js';
import type { Sentiment, Topic } from './topic.js';

/** From here on an analysis's `abuse`, `ad` or the score of a topic is a yes. */
export const YES = 0.5;

/** What the detectors say of one message. */
export interface Analysis {
  readonly sentiment: Sentiment;
  /** -1 … 1; its sign is the best two-way guess. */
  readonly sentimentScore: number;
  readonly topics: readonly Topic[];
  /** Offends somebody: 0 … 1, a yes from YES on. Wider than the topic, which is what a room acts on. */
  readonly abuse: number;
  /** Advertises or solicits: 0 … 1, a yes from YES on. */
  readonly ad: number;
  readonly evidence: readonly Evidence[];
  /** The text was longer than the detectors read. */
  readonly truncated: boolean;
  /**
   * Names the text up to spaces, punctuation, emoji, digits and repeats, see `fingerprint`: equal ones are the same
   * text written differently.
   */
  readonly fingerprint: string;
  /** What it tells a technician of a fault; left out for ordinary chat. */
  readonly fault?: readonly FaultReport[];
  /** The model was nearly undecided: a second reader may be asked. Left out where it was not. */
  readonly doubtful?: true;
  /** Topics for which only words speak that sound like listed ones, by chance as it seems. Left out where there are none. */
  readonly unheard?: readonly Topic[];
}

/** A message that evidence and policy say a person should see. One message has at most one flag. */
export interface Flag {
  /** The message's id: what makes a second flag for it impossible. */
  readonly id: string;
  readonly message: Message;
  readonly grade: Grade;
  readonly sentiment: Sentiment;
  readonly topics: readonly Topic[];
  readonly evidence: readonly Evidence[];
  readonly truncated: boolean;
}
