import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';
import { apiErrorOf } from '../http/known-errors.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { JoinReply } from '../live/events.js';
import type { Clock } from '../ports.js';
import { CLOCK } from '../tokens.js';
import { cursorOf } from './cursor-of.js';
import { PublicFeed } from './public-feed.js';
import { roomWrong, superseded, tooManyJoins, tooManyRooms } from './refusals.js';
import { ViewerPlaces } from './viewer-places.js';

/** All that a viewer is told. */
export interface ViewerEvents {
  announcement: (one: PublicAnnouncement) => void;
}

/** All that a viewer may say. */
export interface ViewerRequests {
  /** @param after the last place seen, to be told what was missed; without it, what is in force is told */
  join: (request: { roomId: string; after?: string }, reply: (answer: JoinReply) => void) => void;
}

/** What ends when a viewer goes. A join that is under way holds its room, too. */
interface Held {
  giveBack?: () => void;
  seats?: Map<string, { leave(): void }>;
  /** Of the minute that began then. */
  joins?: { readonly since: number; count: number };
}

type ViewerNamespace = Namespace<ViewerRequests, ViewerEvents, Record<string, never>, Held>;
type ViewerSocket = Socket<ViewerRequests, ViewerEvents, Record<string, never>, Held>;

const ROOMS_A_SOCKET = 8;
/** A page that loses its line again and again asks for a few; each reads the board. */
const JOINS_A_MINUTE = 60;
const MINUTE = 60_000;
const joinRequest = z.object({ roomId: roomIdSchema, after: z.unknown().optional() });

/**
 * The viewers' socket: on the consoles' path but in a namespace of its own, without a session, for pages of any site.
 * A viewer hears the announcements of the rooms that he joined; there is nothing else to hear or to say here.
 */
@WebSocketGateway({ path: '/live', namespace: '/room-page', transports: ['websocket'], serveClient: false })
export class RoomPageGateway
  implements
    OnGatewayInit<ViewerNamespace>,
    OnGatewayConnection<ViewerSocket>,
    OnGatewayDisconnect<ViewerSocket>
{
  constructor(
    private readonly feed: PublicFeed,
    private readonly places: ViewerPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Who finds no place is told why. */
  afterInit(namespace: ViewerNamespace): void {
    namespace.use((socket, next) => next(this.places.refusal(addressOf(socket))));
  }

  /** Taken here: what a handshake that breaks off would take, nobody would give back. */
  handleConnection(socket: ViewerSocket): void {
    try {
      socket.data.giveBack = this.places.take(addressOf(socket));
    } catch {
      socket.disconnect(true);
    }
  }

  handleDisconnect({ data }: ViewerSocket): void {
    for (const seat of data.seats?.values() ?? []) seat.leave();
    data.seats?.clear();
    data.giveBack?.();
  }

  @SubscribeMessage('join')
  async join(@ConnectedSocket() socket: ViewerSocket, @MessageBody() body: unknown): Promise<JoinReply> {
    try {
      const request = joinRequest.safeParse(body);
      this.countJoin(socket);
      if (!request.success) throw roomWrong();
      return await this.seat(socket, request.data.roomId, cursorOf(request.data.after));
    } catch (error) {
      const known = apiErrorOf(error);
      if (!known) throw error;
      return { ok: false, code: known.code, message: known.said };
    }
  }

  /** @throws ApiError; the connection of who is told so ends */
  private countJoin(socket: ViewerSocket): void {
    const now = this.clock.now();
    const { data } = socket;
    if (!data.joins || now - data.joins.since >= MINUTE) data.joins = { since: now, count: 0 };
    if (++data.joins.count <= JOINS_A_MINUTE) return;
    socket.disconnect(true);
    throw tooManyJoins();
  }

  /** The last word about a room counts: a join that is overtaken ends in nothing. */
  private async seat(socket: ViewerSocket, roomId: string, after: string | undefined): Promise<JoinReply> {
    const seats = (socket.data.seats ??= new Map<string, { leave(): void }>());
    if (!seats.has(roomId) && seats.size >= ROOMS_A_SOCKET) throw tooManyRooms();
    seats.get(roomId)?.leave();
    const underWay = { leave: () => undefined };
    seats.set(roomId, underWay);
    const seat = await this.feed.join(roomId, after).catch((error: unknown) => {
      if (seats.get(roomId) === underWay) seats.delete(roomId);
      throw error;
    });
    if (seats.get(roomId) !== underWay) {
      seat.leave();
      throw superseded();
    }
    seats.set(roomId, seat);
    for (const one of seat.first) socket.emit('announcement', one);
    seat.take({ tell: (one) => socket.emit('announcement', one), end: () => socket.disconnect(true) });
    return { ok: true, roomId, cursor: seat.cursor };
  }
}

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

/** As for requests: what a proxy on this machine says it speaks for is believed. */
function addressOf({ handshake }: ViewerSocket): string {
  const { address, headers } = handshake;
  if (!LOOPBACK.test(address)) return address;
  const forwarded = [headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim();
  return forwarded === undefined || forwarded === '' ? address : forwarded;
}
