/** Ways out, and our own page. ports.ts hands them on. */
import type { PublicAudience } from '../core/announcement/events.js';
import type {
  Notice,
  OutgoingAction,
  OutgoingText,
  Receipt,
  RoomActionType,
} from '../core/delivery/outgoing.js';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';
import type { Cursor } from '../live/events.js';

/**
 * Channels: ways out. Each is named, configured and has a queue of its own. What it is given it may be given again
 * with the same key, after a kill or when its answer was lost: where the other side can tell, it is done once.
 * Each is safe to call from several processes at once, and gives up by itself after 10 s.
 * @throws ChannelRefused (core/delivery/channel-errors.ts) when trying again changes nothing; ChannelBusy, or anything else, when it may be tried again. No secret is in the message.
 */
interface Channel {
  readonly name: string;
}

/** Says official words in public: a room's announcement, its own page, a partner's webhook. */
export interface Publisher extends Channel {
  /** To whom it speaks. */
  readonly audiences: readonly PublicAudience[];
  /** What it says to a room can be read in the room's chat, and so comes back to us. */
  readonly comesBack: boolean;
  publish(text: OutgoingText): Promise<Receipt>;
}

/** Does something to a room: mutes, removes, slows, pins. */
export interface RoomActions extends Channel {
  /** What it can do; it is asked for nothing else. */
  readonly can: readonly RoomActionType[];
  act(action: OutgoingAction): Promise<Receipt>;
}

/** Calls the staff: chat robots, a webhook, mail. A long notice is split, never cut. */
export interface Notifier extends Channel {
  notify(notice: Notice): Promise<Receipt>;
}

/**
 * The official announcements of every room, for our own page: the newest of each room are kept, and every process
 * hears of each. Posting twice with one key is posting once, also from two processes at once.
 */
export interface PublicBoard {
  /** A pinned text takes the place of the one that is pinned. */
  post(text: OutgoingText): Promise<Receipt>;
  /** Takes away what is pinned in a room, if anything is that was released before. @param at ms; when this was released */
  unpin(roomId: string, key: string, at: number): Promise<Receipt>;
  /** The newest ANNOUNCEMENTS_KEPT of a room, newest first; what is pinned is among them. */
  latest(roomId: string): Promise<readonly PublicAnnouncement[]>;
  /** Place of the last change. */
  end(): Promise<Cursor>;
  /** Waits up to `waitMs` for changes in any room after a place; none when nothing came. */
  next(after: Cursor, waitMs: number): Promise<readonly PublicAnnouncement[]>;
}

/** A channel and the rooms that it serves. */
export interface ServedChannel<Port extends Channel> {
  readonly channel: Port;
  /** Empty: every room. */
  readonly rooms: readonly string[];
}
