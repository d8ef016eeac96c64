import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiError } from '../http/api-error.js';
import { chosenRooms } from '../core/access/chosen-rooms.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { Clock } from '../ports.js';
import { ReadReview, type ResponseReview, type ScriptEffects } from '../review/read-review.js';
import { CLOCK } from '../tokens.js';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MOST_DAYS = 31;

/** Up to what JavaScript and PostgreSQL both take for a time, ms. */
const timeSchema = z.coerce.number().int().min(0).max(8.64e15);
const rangeSchema = z.strictObject({
  room: roomIdSchema.optional(),
  from: timeSchema.optional(),
  to: timeSchema.optional(),
});
const effectsSchema = z.strictObject({ room: roomIdSchema.optional() });

@ApiTags('review')
@ApiResponse({ status: 400, description: 'invalid: names the field' })
@Controller('api/v1/review')
export class ReviewController {
  constructor(
    private readonly reading: ReadReview,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('response')
  @ApiOperation({
    summary: `How fast incidents were answered, in all and by day in China; the last ${DEFAULT_DAYS} days unless said otherwise`,
  })
  @ApiQuery({ name: 'room', required: false })
  @ApiQuery({ name: 'from', required: false, description: 'ms since the epoch' })
  @ApiQuery({
    name: 'to',
    required: false,
    description: `ms since the epoch; at most ${MOST_DAYS} days later`,
  })
  @ApiResponse({ status: 422, description: 'range_too_wide' })
  async response(
    @Query(new ZodPipe(rangeSchema)) asked: z.output<typeof rangeSchema>,
    @Req() { person }: SignedInRequest,
  ): Promise<ResponseReview> {
    const { room, to = this.clock.now(), from = Math.max(0, to - DEFAULT_DAYS * DAY_MS) } = asked;
    if (from > to || to - from > MOST_DAYS * DAY_MS) {
      throw new ApiError(400, 'invalid', {
        zh: `请求有误：from 不得晚于 to，且相距不超过 ${MOST_DAYS} 天`,
        en: `invalid request: from must not be after to, nor more than ${MOST_DAYS} days before it`,
      });
    }
    return await this.reading.response(chosenRooms(person, room), from, to);
  }

  @Get('script-effects')
  @ApiOperation({ summary: 'What followed the use of each script, and what that cannot tell' })
  @ApiQuery({ name: 'room', required: false })
  async scriptEffects(
    @Query(new ZodPipe(effectsSchema)) { room }: z.output<typeof effectsSchema>,
    @Req() { person }: SignedInRequest,
  ): Promise<ScriptEffects> {
    return await this.reading.scriptEffects(chosenRooms(person, room));
  }
}
