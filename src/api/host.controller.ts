import {
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Sse,
  type MessageEvent,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { HostDoor } from '../cue/host-door.js';
import { hostCue, type HostCue } from '../cue/host-cue.js';
import { HostStreams } from '../cue/host-streams.js';
import { NoteCues } from '../cue/note-cues.js';
import { originOf } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { Clock, HostTablets } from '../ports.js';
import { CLOCK, HOST_TABLETS } from '../tokens.js';
import { PublishOutbox } from '../after-commit/publish-outbox.js';
import { cueIdSchema } from './cue-id-schema.js';

/** Characters that may wait for a tablet that does not read: some hundred cues. */
const WAITING_MOST = 64 * 1024;

/** What the host's tablet asks for and says, with the key of its link: it sees one room's cues and nothing else. */
@ApiTags('host')
@ApiBearerAuth()
@Controller('api/v1/host/cues')
export class HostController {
  constructor(
    private readonly door: HostDoor,
    private readonly streams: HostStreams,
    private readonly notes: NoteCues,
    private readonly outbox: PublishOutbox,
    @Inject(HOST_TABLETS) private readonly tablets: HostTablets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'The newest four cues, newest first. Who asks shows the page: asked every few seconds, the tablet is online',
  })
  async list(@Headers('authorization') authorization: string | undefined): Promise<readonly HostCue[]> {
    const { roomId } = await this.door.keyOf(authorization);
    const [cues] = await Promise.all([
      this.streams.latest(roomId),
      this.tablets.seen(roomId, this.clock.now()),
    ]);
    return cues.map(hostCue);
  }

  @Sse('stream', { maxPendingDataLength: WAITING_MOST })
  @ApiProduces('text/event-stream')
  @ApiOperation({
    summary: 'Server-sent events `cues`: the newest four first, then each that changed; a comment every 10 s',
  })
  async stream(
    @Headers('authorization') authorization: string | undefined,
  ): Promise<Observable<MessageEvent>> {
    const { roomId } = await this.door.keyOf(authorization);
    return this.streams.open(roomId, async () => await this.door.stillOpens(authorization, roomId));
  }

  @Post(':id/shown')
  @HttpCode(200)
  @ApiOperation({ summary: 'The tablet displays the cue. Said again it changes nothing' })
  @ApiResponse({ status: 200, description: 'the cue as it stands' })
  @ApiResponse({ status: 404, description: 'cue_unknown' })
  async shown(
    @Headers('authorization') authorization: string | undefined,
    @Param('id', new ZodPipe(cueIdSchema)) id: string,
    @Req() request: FastifyRequest,
  ): Promise<HostCue> {
    const key = await this.door.keyOf(authorization);
    return await this.told(this.notes.shown(id, key, originOf(request)));
  }

  @Post(':id/received')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The host touched the tablet. Said again it changes nothing: the first receipt counts',
  })
  @ApiResponse({ status: 200, description: 'the cue as it stands, with the time of the receipt' })
  @ApiResponse({ status: 404, description: 'cue_unknown' })
  async received(
    @Headers('authorization') authorization: string | undefined,
    @Param('id', new ZodPipe(cueIdSchema)) id: string,
    @Req() request: FastifyRequest,
  ): Promise<HostCue> {
    const key = await this.door.keyOf(authorization);
    return await this.told(this.notes.received(id, key, originOf(request)));
  }

  private async told(noting: ReturnType<NoteCues['shown']>): Promise<HostCue> {
    const cue = await noting;
    await this.outbox.tellNow().catch(() => undefined);
    return hostCue(cue);
  }
}
