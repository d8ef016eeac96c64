import { Body, Controller, Headers, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { bodyOf } from '../http/body-of.js';
import { originOf } from '../http/session.guard.js';
import { AcceptMessages, type IngestAnswer } from './accept-messages.js';
import { ingestItem } from './ingest-item.js';
import { mayBring, type IngestKey } from './ingest-keys.js';
import { IngestDoor } from './ingest-door.js';
import { RoomsForbidden } from './refusals.js';
import { NoteRoom, roomSchema, viewersSchema, type RoomName, type ViewersNote } from './note-room.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import { ZodPipe } from '../http/zod-pipe.js';

const itemsSchema = z.toJSONSchema(z.array(ingestItem), { io: 'input', unrepresentable: 'any' });

@ApiTags('ingest')
@ApiBearerAuth()
@Controller('api/v1')
export class IngestController {
  constructor(
    private readonly door: IngestDoor,
    private readonly messages: AcceptMessages,
    private readonly rooms: NoteRoom,
  ) {}

  @Post('messages')
  @HttpCode(202)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiHeader({ name: 'content-encoding', required: false, schema: { type: 'string', enum: ['gzip'] } })
  @ApiOperation({
    summary: 'Bring in up to 5,000 danmaku or mentions; each is accepted or rejected by itself',
  })
  @ApiBody({ schema: itemsSchema as object })
  @ApiResponse({ status: 202, description: 'accepted, duplicate and rejected (index, field, code, reason)' })
  @ApiResponse({ status: 400, description: 'malformed: not a JSON array, not NDJSON' })
  @ApiResponse({ status: 401, description: 'key_missing, key_unknown' })
  @ApiResponse({ status: 403, description: 'room_forbidden: the key may speak for none of the rooms' })
  @ApiResponse({ status: 413, description: 'too_many_messages, too_large' })
  @ApiResponse({
    status: 429,
    description: 'queue_full: nothing was accepted; Retry-After says when to come back',
  })
  async bring(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
  ): Promise<IngestAnswer> {
    const key = this.door.keyOf(authorization);
    return await this.messages.accept(this.door.itemsOf(body), key);
  }

  @Put('rooms/:roomId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Name a room' })
  @ApiResponse({ status: 204, description: 'noted' })
  @ApiResponse({ status: 403, description: 'room_forbidden: the key may not speak for the room' })
  @ApiBody(bodyOf(roomSchema))
  async nameRoom(
    @Headers('authorization') authorization: string | undefined,
    @Param('roomId', new ZodPipe(roomIdSchema)) roomId: string,
    @Body(new ZodPipe(roomSchema)) room: RoomName,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const key = this.keyFor(authorization, roomId);
    await this.rooms.name(roomId, room, key, originOf(request));
  }

  @Post('rooms/:roomId/viewers')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say how many people watch the room now' })
  @ApiResponse({ status: 204, description: 'noted' })
  @ApiResponse({ status: 403, description: 'room_forbidden: the key may not speak for the room' })
  @ApiBody(bodyOf(viewersSchema))
  async noteViewers(
    @Headers('authorization') authorization: string | undefined,
    @Param('roomId', new ZodPipe(roomIdSchema)) roomId: string,
    @Body(new ZodPipe(viewersSchema)) note: ViewersNote,
  ): Promise<void> {
    this.keyFor(authorization, roomId);
    await this.rooms.viewers(roomId, note);
  }

  private keyFor(authorization: string | undefined, roomId: string): IngestKey {
    const key = this.door.keyOf(authorization);
    if (!mayBring(key, roomId)) throw new RoomsForbidden();
    return key;
  }
}
