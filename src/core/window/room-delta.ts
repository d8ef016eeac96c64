import type { Topic } from '../topic.js';
import type { Tone } from './chant.js';
import type { People } from './people.js';
import type { Subject } from './window.js';

/** People who complained of a subject in one narrow bucket. */
export interface SubjectDelta {
  readonly start: number;
  readonly subject: Subject;
  readonly people: People;
}

/** People who said something of use about a fault in one narrow bucket: see `voicesOf`. */
export interface VoiceDelta {
  readonly start: number;
  readonly voice: string;
  readonly people: People;
}

/** Messages of one narrow bucket that mean a listed word. */
export interface KeywordDelta {
  readonly start: number;
  readonly word: string;
  readonly topic: Topic | undefined;
  readonly hits: number;
  readonly people: People;
}

/** What one user wrote in one flood bucket. */
export interface UserDelta {
  readonly start: number;
  /** Short hash of the account. */
  readonly user: string;
  /** See `accountOf`. */
  readonly account: string;
  /** Messages, not weighed: a merged repeat may be many people's. */
  readonly messages: number;
  /** Sum of the messages' text numbers, see TEXT_NUMBERS. */
  readonly textSum: number;
  /** Place in the batch and time of the user's last message; any evidence about the user goes to it. */
  readonly position: number;
  readonly at: number;
  /** Text number of that message. */
  readonly textNumber: number;
  /** Its fingerprint. */
  readonly text: string;
}

/** Messages of one fingerprint in one flood bucket. */
export interface TextDelta {
  readonly start: number;
  readonly fingerprint: string;
  readonly messages: number;
  /** Empty where the source names nobody. */
  readonly accounts: People;
  /** Places in the batch of the first one and the last. */
  readonly first: number;
  readonly position: number;
  readonly topic: Topic | undefined;
  readonly tone: Tone;
}

/** What one batch adds to one room, summed up so that the store has little to do. */
export interface RoomDelta {
  readonly roomId: string;
  readonly lastReceivedAt: number;
  /** 0 when the batch brought the room no danmaku. */
  readonly lastDanmakuAt: number;
  /** Rows of COUNTERS by start of the narrow bucket. */
  readonly counters: ReadonlyMap<number, readonly number[]>;
  readonly subjects: readonly SubjectDelta[];
  readonly voices: readonly VoiceDelta[];
  readonly keywords: readonly KeywordDelta[];
  /** Users and texts: the oldest bucket first, since those after it look back at it. */
  readonly users: readonly UserDelta[];
  readonly texts: readonly TextDelta[];
}
