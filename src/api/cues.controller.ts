import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Tablet } from '../core/cue/tablet.js';
import { CUE_SHOWN_FOR, type CueView } from '../core/cue/view.js';
import { NoteCues } from '../cue/note-cues.js';
import { SendCue } from '../cue/send-cue.js';
import { bodyOf } from '../http/body-of.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { Clock, CueStore, HostTablets } from '../ports.js';
import { CLOCK, CUE_STORE, HOST_TABLETS } from '../tokens.js';
import { PublishOutbox } from '../after-commit/publish-outbox.js';
import { cueIdSchema } from './cue-id-schema.js';

const idSchema = z.string().regex(/^[\w-]{1,64}$/);
const orderSchema = z.union([
  z.strictObject({
    /** At most 200 characters when space around it is gone; the bound here only keeps nonsense out. */
    text: z.string().max(4_000),
    incidentId: idSchema.optional(),
  }),
  z.strictObject({
    incidentId: idSchema,
    script: z.strictObject({
      scriptId: idSchema,
      version: z.int().positive(),
      /** What the person read or typed, by variable name. */
      values: z.record(z.string().max(64), z.string().max(200)).default({}),
    }),
  }),
]);

const CUES_LISTED = 50;

/** A room's cues, newest first, and whether the host has a tablet that would show the next one. */
export interface RoomCues {
  readonly cues: readonly CueView[];
  readonly tablet?: Tablet;
}

const FORBIDDEN = {
  status: 403,
  description: 'not_allowed, room_forbidden, cue_forbidden; csrf: the header is missing',
};

@ApiTags('cues')
@ApiCookieAuth()
@Controller('api/v1')
export class CuesController {
  constructor(
    private readonly sending: SendCue,
    private readonly notes: NoteCues,
    private readonly outbox: PublishOutbox,
    @Inject(CUE_STORE) private readonly store: CueStore,
    @Inject(HOST_TABLETS) private readonly tablets: HostTablets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('rooms/:roomId/cues')
  @ApiOperation({ summary: 'Cues of the last hours, newest first, and whether a tablet of the host listens' })
  async list(@Param('roomId', new ZodPipe(roomIdSchema)) roomId: string): Promise<RoomCues> {
    const [cues, tablets] = await Promise.all([
      this.store.latest(roomId, CUES_LISTED, this.clock.now() - CUE_SHOWN_FOR),
      this.tablets.of([roomId]),
    ]);
    const tablet = tablets.get(roomId);
    return { cues, ...(tablet && { tablet }) };
  }

  @Post('rooms/:roomId/cues')
  @ApiOperation({ summary: 'Prompt the host silently: own words, or a script filled for an incident' })
  @ApiBody(bodyOf(orderSchema))
  @ApiResponse({ status: 201, description: 'the cue; it took the place of the one that waited' })
  @ApiResponse({ status: 404, description: 'incident_unknown' })
  @ApiResponse({
    status: 422,
    description: 'cue_empty, cue_too_long, cue_words_refused, script_unfilled, script_not_for_host',
  })
  @ApiResponse(FORBIDDEN)
  @ApiResponse({ status: 409, description: 'script_changed, conflict: look again' })
  async send(
    @Param('roomId', new ZodPipe(roomIdSchema)) roomId: string,
    @Body(new ZodPipe(orderSchema)) body: z.output<typeof orderSchema>,
    @Req() { person, from }: SignedInRequest,
  ): Promise<CueView> {
    return await this.told(this.sending.send({ roomId, ...body }, person, from));
  }

  @Post('cues/:id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a cue from the tablet' })
  @ApiResponse({ status: 404, description: 'cue_unknown' })
  @ApiResponse(FORBIDDEN)
  @ApiResponse({ status: 409, description: 'illegal_transition, conflict: look again' })
  async withdraw(
    @Param('id', new ZodPipe(cueIdSchema)) id: string,
    @Req() { person, from }: SignedInRequest,
  ): Promise<CueView> {
    return await this.told(this.notes.withdraw(id, person, from));
  }

  /** Tells consoles and tablet at once. What cannot be told now is told by the repeated job: the command is done. */
  private async told(command: Promise<CueView>): Promise<CueView> {
    const cue = await command;
    await this.outbox.tellNow().catch(() => undefined);
    return cue;
  }
}
