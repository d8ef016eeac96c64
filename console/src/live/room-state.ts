import type { AnnouncementView } from '@server/core/announcement/view.js';
import type { CueView } from '@server/core/cue/view.js';
import type { Flag } from '@server/core/flag.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Suggestion } from '@server/core/script/suggestion.js';
import type { Signal } from '@server/core/signal.js';
import type { IncidentSuggestions, LiveEvent } from '@server/live/events.js';
import type { RoomSnapshot } from '../api/client.js';
import { mergeAnnouncements } from './announcement-list.js';
import { mergeFlags } from './flag-list.js';
import { mergeIncidents } from './incident-order.js';

/** The room in view, as far as this console knows it. */
export interface RoomState {
  readonly roomId: string;
  readonly flags: readonly Flag[];
  /** Open ones first, then the latest. */
  readonly signals: readonly Signal[];
  readonly incidents: readonly IncidentView[];
  /** The one that was sent last. */
  readonly cue: CueView | undefined;
  /** The newest first. */
  readonly announcements: readonly AnnouncementView[];
  readonly suggestions: Readonly<Record<string, readonly Suggestion[]>>;
}

const SIGNAL_BOUND = 40;

export function roomFromSnapshot(roomId: string, snapshot: RoomSnapshot): RoomState {
  return {
    roomId,
    flags: mergeFlags([], snapshot.flags),
    signals: mergeSignals([], snapshot.signals),
    incidents: mergeIncidents([], snapshot.incidents),
    cue: newestCue(undefined, snapshot.cues),
    announcements: mergeAnnouncements([], snapshot.announcements),
    suggestions: mergeSuggestions({}, snapshot.suggestions),
  };
}

/** Total and idempotent: an event that came before, or belongs to another room, changes nothing. */
export function applyEvents(room: RoomState, events: readonly LiveEvent[]): RoomState {
  const own = events.filter((event) => event.roomId === room.roomId);
  const flags = own.flatMap((event) => (event.name === 'flag' ? [event.payload] : []));
  const signals = own.flatMap((event) => (event.name === 'signal' ? [event.payload] : []));
  const incidents = own.flatMap((event) => (event.name === 'incident' ? [event.payload] : []));
  const cues = own.flatMap((event) => (event.name === 'cue' ? [event.payload] : []));
  const announcements = own.flatMap((event) => (event.name === 'announcement' ? [event.payload] : []));
  const suggestions = own.flatMap((event) => (event.name === 'suggestions' ? [event.payload] : []));
  return {
    roomId: room.roomId,
    flags: mergeFlags(room.flags, flags),
    signals: mergeSignals(room.signals, signals),
    incidents: mergeIncidents(room.incidents, incidents),
    cue: newestCue(room.cue, cues),
    announcements: mergeAnnouncements(room.announcements, announcements),
    suggestions: mergeSuggestions(room.suggestions, suggestions),
  };
}

/** An answer to one of our own actions, which may overtake its event. */
export function withIncident(room: RoomState, view: IncidentView): RoomState {
  if (view.roomId !== room.roomId) return room;
  return { ...room, incidents: mergeIncidents(room.incidents, [view]) };
}

export function withAnnouncement(room: RoomState, view: AnnouncementView): RoomState {
  if (view.roomId !== room.roomId) return room;
  return { ...room, announcements: mergeAnnouncements(room.announcements, [view]) };
}

export function withCue(room: RoomState, cue: CueView): RoomState {
  if (cue.roomId !== room.roomId) return room;
  return { ...room, cue: newestCue(room.cue, [cue]) };
}

/** A cleared signal stays cleared; else the later sighting is the newer telling. */
function newerSignal(a: Signal, b: Signal): Signal {
  if ((a.clearedAt === undefined) !== (b.clearedAt === undefined)) return a.clearedAt === undefined ? b : a;
  return b.seenAt > a.seenAt ? b : a;
}

function mergeSignals(current: readonly Signal[], incoming: readonly Signal[]): readonly Signal[] {
  if (incoming.length === 0) return current;
  const byId = new Map(current.map((signal) => [signal.id, signal]));
  for (const signal of incoming) {
    const known = byId.get(signal.id);
    byId.set(signal.id, known ? newerSignal(known, signal) : signal);
  }
  return [...byId.values()]
    .sort(
      (a, b) =>
        Number(a.clearedAt !== undefined) - Number(b.clearedAt !== undefined) || b.raisedAt - a.raisedAt,
    )
    .slice(0, SIGNAL_BOUND);
}

/** Of one cue the later telling, else the cue that was sent later. */
function newestCue(current: CueView | undefined, incoming: readonly CueView[]): CueView | undefined {
  return incoming.reduce<CueView | undefined>((newest, cue) => {
    if (newest === undefined) return cue;
    const isNewer = cue.id === newest.id ? cue.seq > newest.seq : cue.sentAt >= newest.sentAt;
    return isNewer ? cue : newest;
  }, current);
}

function mergeSuggestions(
  current: RoomState['suggestions'],
  incoming: readonly IncidentSuggestions[],
): RoomState['suggestions'] {
  if (incoming.length === 0) return current;
  return {
    ...current,
    ...Object.fromEntries(incoming.map(({ incidentId, suggestions }) => [incidentId, suggestions])),
  };
}
