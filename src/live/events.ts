/**
 * The one map of what travels between server and console. The console imports these types; there is no copy.
 */
import type { ActionOrder } from '../core/action/order.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { Tablet } from '../core/cue/tablet.js';
import type { CueView } from '../core/cue/view.js';
import type { Flag } from '../core/flag.js';
import type { Grade } from '../core/grade.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Signal } from '../core/signal.js';
import type { Pulse } from '../core/window/pulse.js';
import type { Suggestion } from '../core/script/suggestion.js';

/** How many flags of a room are handed over and kept on a screen: the same number, so that a reload loses none. */
export const FLAGS_SHOWN = 200;

/** A durable event: it has a place in the stream, and a console that was away gets it afterwards. */
export type LiveEvent =
  | { readonly name: 'flag'; readonly roomId: string; readonly payload: Flag }
  | { readonly name: 'signal'; readonly roomId: string; readonly payload: Signal }
  | { readonly name: 'incident'; readonly roomId: string; readonly payload: IncidentView }
  | { readonly name: 'suggestions'; readonly roomId: string; readonly payload: IncidentSuggestions }
  | { readonly name: 'announcement'; readonly roomId: string; readonly payload: AnnouncementView }
  | { readonly name: 'action'; readonly roomId: string; readonly payload: ActionOrder }
  | { readonly name: 'cue'; readonly roomId: string; readonly payload: CueView };

export interface IncidentSuggestions {
  readonly incidentId: string;
  readonly suggestions: readonly Suggestion[];
}

/** Where an event stands in the stream; a console sends the last one back when it reconnects. */
export type Cursor = string;

/** A figure of the moment: sent at most twice a second, never kept. */
export interface RoomPulse extends Pulse {
  readonly roomId: string;
  readonly name: string;
  readonly at: number;
  /** Most urgent grade among the room's open incidents. */
  readonly grade?: Grade;
  readonly openIncidents: number;
  /** The host's tablet, where the room has one. */
  readonly tablet?: Tablet;
}

export interface Overview {
  readonly at: number;
  /** Accepted and not yet analysed. */
  readonly pending: number;
  readonly rooms: readonly RoomPulse[];
  /** Of all incidents that nobody has claimed, the most urgent; of equals the one that waits longest. */
  readonly urgent?: IncidentView;
}

/** Joined: what the room looks like now, and from which place in the stream on events follow. */
export type JoinReply =
  | { readonly ok: true; readonly roomId: string; readonly cursor: Cursor }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: { readonly zh: string; readonly en: string };
    };

export interface ServerEvents {
  flag: (payload: Flag, cursor: Cursor) => void;
  signal: (payload: Signal, cursor: Cursor) => void;
  incident: (payload: IncidentView, cursor: Cursor) => void;
  suggestions: (payload: IncidentSuggestions, cursor: Cursor) => void;
  announcement: (payload: AnnouncementView, cursor: Cursor) => void;
  action: (payload: ActionOrder, cursor: Cursor) => void;
  cue: (payload: CueView, cursor: Cursor) => void;
  /** All rooms on air; to every console, at most twice a second. */
  overview: (payload: Overview) => void;
  /** The cursor is older than the stream keeps: fetch the room afresh, then go on from `cursor`. */
  gap: (payload: { readonly roomId: string; readonly cursor: Cursor }) => void;
}

export interface ClientEvents {
  /** @param cursor the last place seen, to be given what happened since; left out on a first visit. */
  'room.join': (request: { roomId: string; cursor?: Cursor }, reply: (answer: JoinReply) => void) => void;
  'room.leave': (request: { roomId: string }, reply: (answer: JoinReply) => void) => void;
}
