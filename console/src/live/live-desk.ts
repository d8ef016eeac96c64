import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import type { CueView } from '@server/core/cue/view.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { ClientEvents, Cursor, LiveEvent, Overview, ServerEvents } from '@server/live/events.js';
import { readRoom } from '../api/client.js';
import { applyEvents, roomFromSnapshot, withAnnouncement, withCue, withIncident } from './room-state.js';
import type { RoomState } from './room-state.js';
import { UNKNOWN_CLOCK, observeClock, serverNow } from './server-clock.js';
import type { ServerClock } from './server-clock.js';
import { createStore } from './store.js';

/** How the wire is. `since` and `lostAt` are server time. */
export type Link =
  | { readonly state: 'connecting' }
  | { readonly state: 'up'; readonly back?: Reconnection }
  | { readonly state: 'down'; readonly lostAt: number; readonly attempt: number };

/** What happened while the console was away; shown once, after it came back. */
interface Reconnection {
  readonly at: number;
  readonly awayFor: number;
  readonly flags: number;
  /** Away for longer than the stream keeps: the room was fetched anew. */
  readonly refetched: boolean;
}

export interface LiveState {
  readonly link: Link;
  readonly clock: ServerClock;
  readonly overview: Overview | undefined;
  readonly room: RoomState | undefined;
  readonly roomFailed: boolean;
  /** Median time from a flagged message's arrival at the server to this console, ms. */
  readonly latency: number | undefined;
}

/** What the server cannot hand over now is asked for again after this long. */
const ASK_AGAIN_MS = 2_000;
/** Events are gathered this long, so that a storm of flags is one render and not hundreds. */
const GATHER_MS = 80;
const LATENCY_SAMPLES = 21;
const DENIED_RETRY_MS = 3_000;

/** The one connection of a console: follows all rooms' figures and the events of the room in view. */
export class LiveDesk {
  readonly store = createStore<LiveState>({
    link: { state: 'connecting' },
    clock: UNKNOWN_CLOCK,
    overview: undefined,
    room: undefined,
    roomFailed: false,
    latency: undefined,
  });
  private readonly socket: Socket<ServerEvents, ClientEvents>;
  private wanted: string | undefined;
  /**
   * The place in the stream to ask from after a cut. A room that is fetched anew is joined from the place of its
   * snapshot while events from further on still arrive: only from the answer to `room.join` on do they move it.
   */
  private cursor: Cursor | undefined;
  private isJoined = false;
  private gathered: LiveEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private latencies: number[] = [];

  /** @param onDenied the server refused the connection: the session may have ended */
  constructor(private readonly onDenied: () => void) {
    this.socket = io({ path: '/live', transports: ['websocket'], reconnectionDelayMax: 4_000 });
    this.socket.on('connect', () => this.connected());
    this.socket.on('disconnect', (reason) => this.lost(reason));
    this.socket.on('connect_error', () => this.refused());
    this.socket.io.on('reconnect_attempt', (attempt) => this.retrying(attempt));
    this.socket.on('overview', (overview) => this.showOverview(overview));
    this.socket.on('flag', (payload, cursor) =>
      this.gather({ name: 'flag', roomId: payload.message.roomId, payload }, cursor),
    );
    this.socket.on('signal', (payload, cursor) =>
      this.gather({ name: 'signal', roomId: payload.roomId, payload }, cursor),
    );
    this.socket.on('incident', (payload, cursor) =>
      this.gather({ name: 'incident', roomId: payload.roomId, payload }, cursor),
    );
    this.socket.on('cue', (payload, cursor) =>
      this.gather({ name: 'cue', roomId: payload.roomId, payload }, cursor),
    );
    this.socket.on('announcement', (payload, cursor) =>
      this.gather({ name: 'announcement', roomId: payload.roomId, payload }, cursor),
    );
    this.socket.on('suggestions', (payload, cursor) => {
      const roomId = this.roomOfIncident(payload.incidentId);
      if (roomId !== undefined) this.gather({ name: 'suggestions', roomId, payload }, cursor);
    });
    this.socket.on('gap', ({ roomId }) => {
      if (roomId === this.wanted) void this.fetchRoom(roomId, true);
    });
  }

  /** Server time. */
  now(): number {
    return serverNow(this.store.get().clock, Date.now());
  }

  showOverview(overview: Overview): void {
    const state = this.store.get();
    if (state.overview && overview.at < state.overview.at) return;
    this.store.set({ ...state, overview, clock: observeClock(state.clock, overview.at, Date.now()) });
  }

  /** Leaves the room in view and shows another: first as it stands, then as it goes on. */
  enterRoom(roomId: string): void {
    if (this.wanted === roomId) return;
    if (this.wanted !== undefined) this.socket.emit('room.leave', { roomId: this.wanted }, () => undefined);
    this.wanted = roomId;
    this.gathered = [];
    this.store.set({ ...this.store.get(), room: undefined, roomFailed: false });
    void this.fetchRoom(roomId, false);
  }

  retryRoom(): void {
    if (this.wanted === undefined) return;
    this.store.set({ ...this.store.get(), roomFailed: false });
    void this.fetchRoom(this.wanted, false);
  }

  showIncident(view: IncidentView): void {
    const state = this.store.get();
    if (state.room) this.store.set({ ...state, room: withIncident(state.room, view) });
  }

  showAnnouncement(view: AnnouncementView): void {
    const state = this.store.get();
    if (state.room) this.store.set({ ...state, room: withAnnouncement(state.room, view) });
  }

  showCue(cue: CueView): void {
    const state = this.store.get();
    if (state.room) this.store.set({ ...state, room: withCue(state.room, cue) });
  }

  close(): void {
    this.wanted = undefined;
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    this.socket.removeAllListeners();
    this.socket.io.removeAllListeners();
    this.socket.disconnect();
  }

  private async fetchRoom(roomId: string, refetched: boolean): Promise<void> {
    const snapshot = await readRoom(roomId).catch(() => undefined);
    if (roomId !== this.wanted) return;
    const state = this.store.get();
    if (!snapshot) {
      this.store.set({ ...state, roomFailed: state.room === undefined });
      // The place in the stream is past the gap already: only the room as it stands tells what was missed.
      if (refetched)
        setTimeout(() => this.wanted === roomId && void this.fetchRoom(roomId, true), ASK_AGAIN_MS);
      return;
    }
    const room = roomFromSnapshot(roomId, snapshot);
    this.store.set({
      ...state,
      room,
      roomFailed: false,
      link: refetched ? markRefetched(state.link) : state.link,
    });
    this.cursor = snapshot.cursor;
    this.join(roomId);
  }

  /** Before the first connection it waits: socket.io keeps what is sent until then. */
  private join(roomId: string): void {
    this.isJoined = false;
    const request = this.cursor === undefined ? { roomId } : { roomId, cursor: this.cursor };
    this.socket.emit('room.join', request, (answer) => {
      if (roomId !== this.wanted) return;
      // A later join of the same room is under way, and answers for both.
      if (!answer.ok && answer.code === 'superseded') return;
      if (!answer.ok && answer.code === 'storage_away') {
        // What was missed cannot be read yet: ask again from the same place.
        setTimeout(() => this.wanted === roomId && !this.isJoined && this.join(roomId), ASK_AGAIN_MS);
        return;
      }
      if (!answer.ok) {
        this.store.set({ ...this.store.get(), room: undefined, roomFailed: true });
        return;
      }
      this.isJoined = true;
      this.cursor = answer.cursor;
    });
  }

  private connected(): void {
    const state = this.store.get();
    const now = this.now();
    const back =
      state.link.state === 'down'
        ? { at: now, awayFor: now - state.link.lostAt, flags: 0, refetched: false }
        : undefined;
    this.store.set({ ...state, link: back ? { state: 'up', back } : { state: 'up' } });
    if (back && state.room) this.join(state.room.roomId);
    else if (back && this.wanted !== undefined) this.retryRoom();
  }

  private lost(reason: string): void {
    this.isJoined = false;
    // After a cut of the wire socket.io comes back by itself; after being sent away it waits to be told.
    if (reason === 'io server disconnect') this.socket.connect();
    const state = this.store.get();
    if (state.link.state === 'up') {
      this.store.set({ ...state, link: { state: 'down', lostAt: this.now(), attempt: 0 } });
    }
  }

  private retrying(attempt: number): void {
    const state = this.store.get();
    if (state.link.state === 'down') this.store.set({ ...state, link: { ...state.link, attempt } });
  }

  private refused(): void {
    if (this.socket.active) return;
    this.onDenied();
    this.retry = setTimeout(() => this.socket.connect(), DENIED_RETRY_MS);
  }

  /** Suggestions name only their incident, which may stand in the same lot of events. */
  private roomOfIncident(incidentId: string): string | undefined {
    const isIt = ({ id }: { readonly id: string }) => id === incidentId;
    const gathered = this.gathered.find((event) => event.name === 'incident' && isIt(event.payload));
    const { room } = this.store.get();
    return gathered?.roomId ?? (room?.incidents.some(isIt) ? room.roomId : undefined);
  }

  private gather(event: LiveEvent, cursor: Cursor): void {
    if (event.roomId !== this.wanted) return;
    if (this.isJoined) this.cursor = cursor;
    this.gathered.push(event);
    this.timer ??= setTimeout(() => this.applyGathered(), GATHER_MS);
  }

  private applyGathered(): void {
    this.timer = undefined;
    const received = this.gathered;
    this.gathered = [];
    const state = this.store.get();
    if (!state.room) return;
    const room = applyEvents(state.room, received);
    const latency = this.noteLatency(received);
    this.store.set({ ...state, room, latency, link: countCaughtUp(state.link, received) });
  }

  private noteLatency(received: readonly LiveEvent[]): number | undefined {
    const now = this.now();
    const { link } = this.store.get();
    const liveSince = link.state === 'up' ? (link.back?.at ?? 0) : Infinity;
    const fresh = received.flatMap((event) =>
      event.name === 'flag' && event.payload.message.receivedAt >= liveSince
        ? [Math.max(0, now - event.payload.message.receivedAt)]
        : [],
    );
    this.latencies = [...this.latencies, ...fresh].slice(-LATENCY_SAMPLES);
    return [...this.latencies].sort((a, b) => a - b)[Math.floor(this.latencies.length / 2)];
  }
}

function markRefetched(link: Link): Link {
  return link.state === 'up' && link.back ? { ...link, back: { ...link.back, refetched: true } } : link;
}

/** Flags older than the return were missed and are now made up for. */
function countCaughtUp(link: Link, received: readonly LiveEvent[]): Link {
  if (link.state !== 'up' || !link.back) return link;
  const { back } = link;
  const missed = received.filter(
    (event) => event.name === 'flag' && event.payload.message.receivedAt < back.at,
  ).length;
  return missed === 0 ? link : { ...link, back: { ...back, flags: back.flags + missed } };
}
