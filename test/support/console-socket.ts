import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { CueView } from '../../src/core/cue/view.js';
import type { Flag } from '../../src/core/flag.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import type { Signal } from '../../src/core/signal.js';
import type {
  ClientEvents,
  Cursor,
  IncidentSuggestions,
  JoinReply,
  ServerEvents,
} from '../../src/live/events.js';

export type ConsoleSocket = Socket<ServerEvents, ClientEvents>;

/** A console's socket, connected. @throws the server's refusal */
export async function openConsole(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: Partial<ManagerOptions & SocketOptions> = { reconnection: false },
): Promise<ConsoleSocket> {
  const socket: ConsoleSocket = io(url, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { ...headers },
    ...options,
  });
  return await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

export async function joinRoom(
  socket: ConsoleSocket,
  request: { readonly roomId: string; readonly cursor?: Cursor },
): Promise<JoinReply> {
  return await new Promise((resolve) => socket.emit('room.join', request, resolve));
}

export async function leaveRoom(socket: ConsoleSocket, roomId: string): Promise<JoinReply> {
  return await new Promise((resolve) => socket.emit('room.leave', { roomId }, resolve));
}

/** What a socket is told, growing. */
export interface Told {
  readonly flags: Flag[];
  readonly signals: Signal[];
  readonly incidents: IncidentView[];
  readonly suggestions: IncidentSuggestions[];
  readonly cues: CueView[];
  /** The place of each event, in the order of telling. */
  readonly cursors: Cursor[];
}

export function noteEvents(socket: ConsoleSocket): Told {
  const told: Told = { flags: [], signals: [], incidents: [], suggestions: [], cues: [], cursors: [] };
  const noteIn =
    <T>(list: T[]) =>
    (payload: T, cursor: Cursor): void => {
      list.push(payload);
      told.cursors.push(cursor);
    };
  socket.on('flag', noteIn(told.flags));
  socket.on('signal', noteIn(told.signals));
  socket.on('incident', noteIn(told.incidents));
  socket.on('suggestions', noteIn(told.suggestions));
  socket.on('cue', noteIn(told.cues));
  return told;
}
