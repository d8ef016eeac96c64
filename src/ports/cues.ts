/** What cues to the host ask of the outside. ports.ts hands them on. */
import type { CueEvent } from '../core/cue/events.js';
import type { Tablet } from '../core/cue/tablet.js';
import type { CueView } from '../core/cue/view.js';

/** Reads cues to the hosts. At most one of a room waits for its receipt. */
export interface CueStore {
  /** A cue's events in order; none for an id never heard of. */
  events(cueId: string): Promise<readonly CueEvent[]>;
  /**
   * Newest first.
   * @param since ms; sent then or later
   */
  latest(roomId: string, limit: number, since: number): Promise<readonly CueView[]>;
  /** The cue of the room that has no receipt and was not taken away. */
  waiting(roomId: string): Promise<CueView | undefined>;
  /** Cues without receipt whose time is over by `now` and that nobody was told of, the oldest first. */
  due(now: number, limit: number): Promise<readonly string[]>;
}

/** What a host's link lets its tablet do: show the cues of one room, and touch them. */
export interface HostKey {
  readonly roomId: string;
  readonly name: string;
  /** Whose key it is. */
  readonly owner: string;
}

/** The keys in hosts' links. */
export interface HostKeys {
  /** @returns undefined when the key is unknown, or does not let anybody in any more */
  roomOf(key: string): Promise<HostKey | undefined>;
}

/** Which rooms' hosts have a tablet that shows the page, so that nobody sends a cue into the void. */
export interface HostTablets {
  /** A tablet of the room shows the page just now. It counts as online for 15 s. */
  seen(roomId: string, now: number): Promise<void>;
  /** By room; one whose tablet was not heard of for a day is missing. */
  of(roomIds: readonly string[]): Promise<ReadonlyMap<string, Tablet>>;
}
