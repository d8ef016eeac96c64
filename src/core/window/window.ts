import type { Evidence } from '../evidence.js';
import type { Analysis } from '../flag.js';
import type { Message } from '../message.js';
import type { Topic } from '../topic.js';
import type { Tone } from './chant.js';
import type { People } from './people.js';

/** An analysed message on its way into the windows. */
export interface Observed {
  readonly message: Message;
  readonly analysis: Analysis;
}

/** What one micro-batch adds; `batchId` makes adding it twice impossible. All rooms belong to `shard`. */
export interface WindowBatch {
  readonly batchId: string;
  readonly shard: number;
  readonly observed: readonly Observed[];
}

/** Window evidence about single messages, by message id: `flood.user`, `flood.coordinated`. */
export interface AppliedBatch {
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
}

/** People who complained of one thing: a topic, or 'negative' for whoever was negative at all. */
export type Subject = Topic | 'negative';

/**
 * Counters of one stretch of event time. Counts weigh messages with the platform's merged repeats. Only
 * `mentions` and `negativeMentions` speak of mentions; all else is danmaku.
 */
export interface Counts {
  /** Start, ms since the epoch, a multiple of the bucket's width. */
  readonly start: number;
  /** Danmaku. */
  readonly messages: number;
  readonly mentions: number;
  readonly negative: number;
  readonly negativeMentions: number;
  readonly topics: Readonly<Partial<Record<Topic, number>>>;
  /** Newest viewer figure noted in the bucket. */
  readonly viewers?: number;
}

/** Counters with who is behind them. */
export interface Bucket extends Counts {
  /**
   * The distinct people who complained, by subject. At most PEOPLE_KEPT are kept; count them, over one bucket or
   * several, with `countPeople`.
   */
  readonly people: Readonly<Partial<Record<Subject, People>>>;
  /** The distinct people who said what else is of use, by `voiceOf` (core/fault); at most PEOPLE_KEPT each. */
  readonly voices?: Readonly<Partial<Record<string, People>>>;
}

/** Many danmaku with one fingerprint in the last 30 to 40 s. */
export interface Cluster {
  readonly fingerprint: string;
  /** Of the message with which the text became noticeable; its first SAMPLE_UNITS UTF-16 units. */
  readonly text: string;
  readonly firstMessageId: string;
  readonly firstAt: number;
  readonly topic?: Topic;
  readonly tone: Tone;
  readonly messages: number;
  /** Distinct accounts since the text became noticeable; count them with `countAccounts`. */
  readonly accounts: People;
  /** When the text first was noticeable in the room, within an hour or two; 0 if that is not known. */
  readonly noticedAt: number;
}

/** What somebody wrote in the last 30 to 40 s, or several who wrote the same at a moment. */
export interface Line {
  readonly fingerprint: string;
  readonly text: string;
  readonly messageId: string;
  readonly at: number;
  readonly topic?: Topic;
  readonly tone: Tone;
  readonly messages: number;
  /** Empty where the source names nobody. */
  readonly accounts: People;
}

/** Who writes in a room, and what those write who are new in it. */
export interface Crowd {
  /**
   * The newest lines of the last 30 to 40 s: those of new accounts and those that attack, then those that belong to
   * a cluster, then, if the first are many, the others; of each text only the first few in each ten seconds.
   */
  readonly lines: readonly Line[];
  /** Hashes of those who wrote in these 30 to 40 s and are new in the room. */
  readonly newcomers: ReadonlySet<string>;
  /** How many accounts wrote in these 30 to 40 s, as far as they are known; 0 where it is too large. */
  readonly writers: number;
  /** More accounts write here than are remembered: who is new cannot be said. */
  readonly isTooLarge: boolean;
}

/** One user's danmaku in the last 10 to 20 s. */
export interface HotUser {
  /** See `accountOf`. */
  readonly account: string;
  readonly messages: number;
}

/** Hits of one keyword. */
export interface KeywordWindow {
  readonly word: string;
  readonly topic?: Topic;
  /** Narrow buckets of the last minute, oldest first, with the people who wrote the word. */
  readonly recent: readonly {
    readonly start: number;
    readonly hits: number;
    readonly people: People;
  }[];
  /** Hits since `totalSince`, the recent ones included. */
  readonly total: number;
  readonly totalSince: number;
}

/** How much was said in a room, and when. */
export interface RoomCounters {
  readonly roomId: string;
  readonly now: number;
  /** Narrow buckets of the last five to six minutes, oldest first, gaps left out; begins at a full minute. */
  readonly recent: readonly Counts[];
  /** Minute buckets of the last hour up to the present one, oldest first, gaps left out. They overlap `recent`. */
  readonly minutes: readonly Counts[];
  /** Arrival time of the last danmaku, 0 if none: tells a dead source from a quiet room. */
  readonly lastReceivedAt: number;
}

/** A time in which our own processes were down, ms. */
export interface Absence {
  readonly from: number;
  readonly to: number;
}

/** Everything that the signal detectors may know of a room: with who said what. */
export interface RoomWindow extends RoomCounters {
  readonly recent: readonly Bucket[];
  /** The largest, largest first. */
  readonly clusters: readonly Cluster[];
  readonly crowd: Crowd;
  /** The busiest, busiest first. */
  readonly hotUsers: readonly HotUser[];
  /** The words with most hits in the last minute, most first. */
  readonly keywords: readonly KeywordWindow[];
  /** When nobody listened, oldest first: silence of then proves nothing. Left out when somebody always did. */
  readonly unwatched?: readonly Absence[];
}
