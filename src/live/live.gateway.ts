import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import { roomIdSchema } from '../http/room-id-schema.js';
import { SessionKeeper } from '../api/session-keeper.js';
import type { LiveStream, StreamedEvent } from '../ports.js';
import { LIVE_STREAM } from '../tokens.js';
import type { ClientEvents, Cursor, JoinReply, LiveEvent, Overview, ServerEvents } from './events.js';
import { Tail } from './tail.js';
import { closeSlowClients } from './slow-clients.js';

type LiveServer = Server<ClientEvents, ServerEvents>;
type LiveSocket = Socket<ClientEvents, ServerEvents>;

const roomRequest = z.object({
  roomId: roomIdSchema,
  cursor: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional(),
});

/** Rooms a console may watch at once. */
const ROOMS_A_SOCKET = 64;
/** Events sent one by one after an absence; after a longer one the room is fetched afresh. */
const CATCH_UP = 500;

/** The consoles' socket: signed in at the handshake, members of rooms by id, events with their cursor. */
@WebSocketGateway({ path: '/live', transports: ['websocket'], serveClient: false })
export class LiveGateway implements OnGatewayInit<LiveServer> {
  @WebSocketServer() private readonly server!: LiveServer;
  private readonly tail: Tail;

  constructor(
    private readonly sessions: SessionKeeper,
    @Inject(LIVE_STREAM) private readonly stream: LiveStream,
  ) {
    this.tail = new Tail(stream, (streamed) => this.tell(streamed));
  }

  /** Guards do not run on a handshake: a socket without a session is refused before it exists. */
  afterInit(server: LiveServer): void {
    server.use((socket, next) => {
      const user = this.sessions.userOf(socket.handshake.headers.cookie);
      next(user === undefined ? new Error('请先登录 / sign in first') : undefined);
    });
  }

  async start(onError: (error: unknown) => void): Promise<void> {
    await this.tail.start(onError);
  }

  async stop(): Promise<void> {
    await this.tail.stop();
    this.server.disconnectSockets(true);
  }

  get watchers(): number {
    return this.server.sockets.sockets.size;
  }

  /** Tells the figures of the moment to all, and lets go of those who cannot keep up. */
  tellOverview(overview: Overview): void {
    closeSlowClients(this.server.sockets.sockets.values());
    this.server.volatile.emit('overview', overview);
  }

  @SubscribeMessage('room.join')
  async join(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<JoinReply> {
    const request = roomRequest.safeParse(body);
    if (!request.success) return refused('invalid', '房间编号有误', 'wrong room id');
    if (socket.rooms.size > ROOMS_A_SOCKET)
      return refused('too_many_rooms', '订阅的房间过多', 'too many rooms');
    const { roomId, cursor } = request.data;
    await socket.join(roomKey(roomId));
    const until = this.tail.cursor;
    try {
      if (cursor !== undefined) await this.catchUp(socket, roomId, cursor, until);
      return { ok: true, roomId, cursor: until };
    } catch {
      // The console asks again with its old cursor; until then it is not a member that believes it missed nothing.
      await socket.leave(roomKey(roomId));
      return refused('storage_away', '暂时读不到错过的事件', 'what was missed cannot be read now');
    }
  }

  @SubscribeMessage('room.leave')
  async leave(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<JoinReply> {
    const request = roomRequest.safeParse(body);
    if (!request.success) return refused('invalid', '房间编号有误', 'wrong room id');
    await socket.leave(roomKey(request.data.roomId));
    return { ok: true, roomId: request.data.roomId, cursor: this.tail.cursor };
  }

  /** Sends what happened since `cursor`; what arrives meanwhile comes by itself, the socket has joined. */
  private async catchUp(socket: LiveSocket, roomId: string, cursor: string, until: string): Promise<void> {
    const missed: StreamedEvent[] = [];
    if (await this.stream.reaches(cursor)) {
      for await (const streamed of this.stream.between(cursor, until)) {
        if (streamed.event.roomId === roomId && missed.push(streamed) > CATCH_UP) break;
      }
      if (missed.length <= CATCH_UP) {
        for (const streamed of missed) emitEvent(socket, streamed);
        return;
      }
    }
    socket.emit('gap', { roomId, cursor: until });
  }

  private tell(streamed: StreamedEvent): void {
    emitEvent(this.server.to(roomKey(streamed.event.roomId)), streamed);
  }
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
