import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, Inject, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { PublicBoard } from '../ports.js';
import { PUBLIC_BOARD } from '../tokens.js';
import { cursorOf } from './cursor-of.js';
import { announcementEvent, EventStream, eventText } from './event-stream.js';
import { FOR_EVERY_PAGE } from './for-every-page.js';
import { PublicFeed, type Seat } from './public-feed.js';
import { ViewerPlaces } from './viewer-places.js';

const roomParam = new ZodPipe(roomIdSchema);

/** What a room's viewers may read, without a session, from any page. */
@ApiTags('public')
@ApiParam({ name: 'roomId', type: String })
@Controller('public/v1/rooms/:roomId/announcements')
export class PublicAnnouncementsController {
  constructor(
    @Inject(PUBLIC_BOARD) private readonly board: PublicBoard,
    private readonly feed: PublicFeed,
    private readonly places: ViewerPlaces,
  ) {}

  @Get()
  @ApiOperation({ summary: "A room's official announcements, the newest 20, newest first; no session" })
  @ApiResponse({ status: 200, description: 'also of a room that nobody heard of: none' })
  @ApiResponse({ status: 503, description: 'storage_away' })
  async list(
    @Param('roomId', roomParam) roomId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly announcements: readonly PublicAnnouncement[] }> {
    const announcements = await this.board.latest(roomId);
    void reply.headers({ ...FOR_EVERY_PAGE, 'cache-control': 'public, max-age=2' });
    return { announcements };
  }

  /** A place is taken before anything is read, and given back however the connection ends. */
  @Get('stream')
  @ApiOperation({
    summary:
      'The same as they come, as server-sent events: `announcement` (new, or changed) with its place as id, and `ready` once all is told that is in force or was missed; no session',
  })
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'last-event-id', required: false, description: 'the last place seen' })
  @ApiQuery({
    name: 'after',
    required: false,
    type: String,
    description: 'the same, where no header can be set',
  })
  @ApiResponse({ status: 200, description: 'until the server stops, or the viewer does not read' })
  @ApiResponse({ status: 429, description: 'viewers_of_address' })
  @ApiResponse({ status: 503, description: 'viewers_full; stopping; storage_away' })
  async stream(
    @Param('roomId', roomParam) roomId: string,
    @Headers('last-event-id') lastSeen: unknown,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.headers(FOR_EVERY_PAGE);
    if (request.method === 'HEAD') return void reply.type('text/event-stream').send();
    const giveBack = this.places.take(request.ip);
    const { raw } = reply;
    raw.once('close', giveBack);
    try {
      const seat = await this.feed.join(roomId, cursorOf(lastSeen, after));
      reply.hijack();
      if (raw.closed) seat.leave();
      else watch(seat, raw, reply.getHeaders());
    } catch (error) {
      giveBack();
      throw error;
    }
  }
}

/** Tells a viewer what the seat knows and hears, until the connection ends. */
function watch(seat: Seat, raw: ServerResponse, head: ReturnType<FastifyReply['getHeaders']>): void {
  raw.once('close', () => seat.leave());
  const stream = new EventStream(raw, head);
  for (const one of seat.first) stream.send(announcementEvent(one));
  stream.send(eventText('ready', seat.cursor, '{}'));
  seat.take({ tell: (one) => stream.send(announcementEvent(one)), end: () => stream.end() });
}
