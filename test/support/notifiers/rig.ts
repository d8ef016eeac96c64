import type { Clock, Notifier } from '../../../src/ports.js';

/** A clock that goes when it is told to. */
export class HandClock implements Clock {
  constructor(private at = Date.parse('2025-11-11T12:00:00.250Z')) {}

  now(): number {
    return this.at;
  }

  pass(ms: number): void {
    this.at += ms;
  }
}

/** What can be wrong with the other side. */
export type Behaviour =
  | 'well'
  | 'hangs'
  | 'hangs in its answer'
  | 'hangs up'
  | 'is away'
  | 'talks nonsense'
  | 'moved'
  | 'asks for patience';

/** A message as whoever reads it has it. */
export interface Received {
  /** Grade, room, title, number. */
  readonly head: string;
  /** Lines of the notice, or pieces of them. */
  readonly lines: readonly string[];
  readonly link?: string;
  /** Where the idempotency key has a place: what stood there. */
  readonly key?: string;
  /** What would do something in it that we did not mean. */
  readonly forged: readonly string[];
}

export interface Side {
  behaviour: Behaviour;
  /** Every question, answered or not. */
  readonly asked: number;
  /** After so many answers it is away. */
  wellFor?: number;
}

/** A notifier's other side on the loopback, which checks what the real one checks. */
export interface Rig {
  readonly clock: HandClock;
  readonly side: Side;
  readonly misbehaves: readonly Behaviour[];
  /** What was taken. */
  readonly received: readonly Received[];
  /** Wrong settings, each of which makes it refuse. */
  readonly wrongs: readonly string[];
  /** Never to be seen outside. */
  readonly secrets: readonly string[];
  /** How many messages one process sends at once before it waits by itself. */
  readonly most?: number;
  /** Whether one notice becomes several messages when it is long. */
  readonly splits: boolean;
  /** A notifier as another process would have it. */
  open(how?: { readonly timeoutMs?: number; readonly wrong?: string }): Notifier;
  /** Undoes what a text suffers on its way, so that texts can be compared. */
  plain(text: string): string;
  close(): Promise<void>;
}
