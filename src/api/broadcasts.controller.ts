import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Broadcast } from '../core/review/broadcast.js';
import { refuseForeignRoom } from '../core/access/refusals.js';
import { chosenRooms } from '../core/access/chosen-rooms.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { ReadReview, type BroadcastReview } from '../review/read-review.js';

const SHOWN = 50;

const idSchema = z.uuid();
const listSchema = z.strictObject({ room: roomIdSchema.optional(), before: idSchema.optional() });

/** Broadcasts (场次) of the rooms. */
@ApiTags('review')
@Controller('api/v1/broadcasts')
export class BroadcastsController {
  constructor(private readonly reading: ReadReview) {}

  @Get()
  @ApiOperation({ summary: `Broadcasts (场次), newest first, ${SHOWN} at a time; of one room or of all` })
  @ApiQuery({ name: 'room', required: false })
  @ApiQuery({ name: 'before', required: false, description: 'id of a broadcast: only those older than it' })
  @ApiResponse({ status: 400, description: 'invalid: names the field' })
  async list(
    @Query(new ZodPipe(listSchema)) { room, before }: z.output<typeof listSchema>,
    @Req() { person }: SignedInRequest,
  ): Promise<readonly Broadcast[]> {
    return await this.reading.list(chosenRooms(person, room), SHOWN, before);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One broadcast: how fast its incidents were answered, with which scripts, and what followed',
  })
  @ApiResponse({ status: 404, description: 'broadcast_unknown' })
  async show(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Req() { person }: SignedInRequest,
  ): Promise<BroadcastReview> {
    const broadcast = await this.reading.broadcast(id);
    refuseForeignRoom(person, broadcast.roomId);
    return await this.reading.review(broadcast);
  }
}
