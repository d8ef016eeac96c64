import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { z } from 'zod';
import { RoomForbidden } from '../core/access/refusals.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import { Sessions } from '../people/sessions.js';
import type { LiveStream, StreamedEvent } from '../ports.js';
import { LIVE_STREAM } from '../tokens.js';
import { ConsoleDoor, mayWatch, refusedBy, type LiveServer, type LiveSocket } from './console-door.js';
import type { Cursor, JoinReply, LiveEvent } from './events.js';
import type { WholeOverview } from './overview.js';
import { Tail } from './tail.js';
import { closeSlowClients } from './slow-clients.js';

const roomRequest = z.strictObject({
  roomId: roomIdSchema,
  cursor: z
    .string()
    .regex(/^\d{1,15}-\d{1,15}$/)
    .optional(),
});

/** Rooms a console may watch at once. */
const ROOMS_A_SOCKET = 64;
/** Events sent one by one after an absence; after a longer one the room is fetched afresh. */
const CATCH_UP = 500;
/** A socket outlives its session by no more than this. */
const CHECK_MS = 2_000;

/** The consoles' socket: let in by console-door.ts, members of rooms by id, events with their cursor. */
@WebSocketGateway({ path: '/live', transports: ['websocket'], serveClient: false })
export class LiveGateway implements OnGatewayInit<LiveServer> {
  @WebSocketServer() private readonly server!: LiveServer;
  private door!: ConsoleDoor;
  private checking: NodeJS.Timeout | undefined;
  private readonly tail: Tail<StreamedEvent>;
  private readonly returning = new Set<Returning>();
  private readonly followers: ((streamed: StreamedEvent) => void)[] = [];

  constructor(
    private readonly sessions: Sessions,
    @Inject(LIVE_STREAM) private readonly stream: LiveStream,
  ) {
    this.tail = new Tail(stream, (streamed) => this.tell(streamed));
  }

  afterInit(server: LiveServer): void {
    this.door = new ConsoleDoor(server, this.sessions);
    this.door.open();
  }

  /** While the store is away nobody can be checked, and nobody is sent away. */
  async start(onError: (error: unknown) => void): Promise<void> {
    await this.tail.start(onError);
    this.checking = setInterval(() => void this.door.closeEnded().catch(onError), CHECK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.checking);
    await this.tail.stop();
    this.server.disconnectSockets(true);
  }

  /** Hands every event on to whoever tells it elsewhere: a process reads the stream once. */
  follow(onEvent: (streamed: StreamedEvent) => void): void {
    this.followers.push(onEvent);
  }

  get watchers(): number {
    return this.server.sockets.sockets.size;
  }

  /** Tells everybody the figures of the moment, and lets go of those who cannot keep up. */
  tellOverview(overview: WholeOverview): void {
    closeSlowClients(this.server.sockets.sockets.values());
    this.door.tellOverview(overview);
  }

  @SubscribeMessage('room.join')
  async join(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<JoinReply> {
    const request = roomRequest.safeParse(body);
    if (!request.success) return refused('invalid', '房间编号有误', 'wrong room id');
    // Beside them it is in a room of its own and in that of its scope.
    if (socket.rooms.size - 2 >= ROOMS_A_SOCKET)
      return refused('too_many_rooms', '订阅的房间过多', 'too many rooms');
    const { roomId, cursor } = request.data;
    if (!mayWatch(socket, roomId)) return refusedBy(new RoomForbidden(roomId));
    this.stopReturning(socket, roomId);
    try {
      if (cursor === undefined) await socket.join(roomKey(roomId));
      else if (!(await this.comeBack(socket, roomId, cursor)))
        return refused('superseded', '期间已离开或重新加入', 'left or joined again meanwhile');
      return { ok: true, roomId, cursor: this.tail.cursor };
    } catch {
      // Not a member that believes it missed nothing: the console asks again with its old cursor.
      return refused('storage_away', '暂时读不到错过的事件', 'what was missed cannot be read now');
    }
  }

  @SubscribeMessage('room.leave')
  async leave(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<JoinReply> {
    const request = roomRequest.safeParse(body);
    if (!request.success) return refused('invalid', '房间编号有误', 'wrong room id');
    const { roomId } = request.data;
    this.stopReturning(socket, roomId);
    await socket.leave(roomKey(roomId));
    return { ok: true, roomId, cursor: this.tail.cursor };
  }

  /**
   * Tells what happened since `cursor`, then what happens. What comes while the past is read waits for it: every
   * event is told once and in its order, so that the last one told is always the place to come back to.
   * @returns false when the console left, or joined again, on the way: then nothing is told and nothing joined
   */
  private async comeBack(socket: LiveSocket, roomId: string, cursor: Cursor): Promise<boolean> {
    const returning: Returning = { socket, roomId, meanwhile: [] };
    const now = this.tail.cursor;
    this.returning.add(returning);
    try {
      await socket.leave(roomKey(roomId));
      const missed = await this.missed(roomId, cursor, now);
      if (!this.returning.has(returning)) return false;
      const all = missed && [...missed, ...returning.meanwhile];
      if (all && all.length <= CATCH_UP) for (const streamed of all) emitEvent(socket, streamed);
      else socket.emit('gap', { roomId, cursor: this.tail.cursor });
      // Joins at once, before anything else happens. A socket that went meanwhile would stay a member for ever.
      if (socket.connected) await socket.join(roomKey(roomId));
      return true;
    } finally {
      this.returning.delete(returning);
    }
  }

  /** The last word of a console about a room counts: a way back that is still under way ends in nothing. */
  private stopReturning(socket: LiveSocket, roomId: string): void {
    for (const one of this.returning)
      if (one.socket === socket && one.roomId === roomId) this.returning.delete(one);
  }

  /** @returns undefined when it is too much, or no longer kept */
  private async missed(roomId: string, after: Cursor, until: Cursor): Promise<StreamedEvent[] | undefined> {
    if (!(await this.stream.reaches(after))) return undefined;
    const missed: StreamedEvent[] = [];
    for await (const streamed of this.stream.between(after, until)) {
      if (streamed.event.roomId === roomId && missed.push(streamed) > CATCH_UP) return undefined;
    }
    return missed;
  }

  private tell(streamed: StreamedEvent): void {
    const { roomId } = streamed.event;
    emitEvent(this.server.to(roomKey(roomId)), streamed);
    for (const one of this.returning) if (one.roomId === roomId) one.meanwhile.push(streamed);
    for (const onEvent of this.followers) onEvent(streamed);
  }
}

/** A console on its way back into a room, and what happens there until it arrives. */
interface Returning {
  readonly socket: LiveSocket;
  readonly roomId: string;
  readonly meanwhile: StreamedEvent[];
}

/** One socket, or all of a room. Which payload belongs to which name is settled where events are made: LiveEvent. */
interface Emitter {
  emit(name: LiveEvent['name'], payload: LiveEvent['payload'], cursor: Cursor): unknown;
}

function emitEvent(to: unknown, { event, cursor }: StreamedEvent): void {
  (to as Emitter).emit(event.name, event.payload, cursor);
}

function roomKey(roomId: string): string {
  return `room:${roomId}`;
}

function refused(code: string, zh: string, en: string): JoinReply {
  return { ok: false, code, message: { zh, en } };
}
