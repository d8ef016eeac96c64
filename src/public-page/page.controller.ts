import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { roomIdSchema } from '../http/room-id-schema.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { RoomNames } from '../suggest/room-names.js';
import { FOR_EVERY_PAGE } from './for-every-page.js';
import { PAGE_FILES } from './page-files.js';
import type { PageFiles } from './page-files.js';

/** The script that any page may embed, and our own page that does. */
@ApiTags('public')
@Controller()
export class PageController {
  constructor(
    @Inject(PAGE_FILES) private readonly files: PageFiles,
    private readonly names: RoomNames,
  ) {}

  /** Kept for five minutes, so that a mended script is everywhere soon. */
  @Get('embed.js')
  @ApiOperation({
    summary: 'The script that shows official announcements on any page; see docs/room-page.md',
  })
  @ApiProduces('text/javascript')
  @ApiResponse({ status: 200, description: 'the script' })
  @ApiResponse({ status: 304, description: 'not changed' })
  script(@Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): void {
    const { script, scriptTag } = this.files;
    void reply.headers(FOR_EVERY_PAGE);
    void reply.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400');
    void reply.header('etag', scriptTag);
    if (known?.includes(scriptTag)) void reply.status(304).send();
    else void reply.type('text/javascript; charset=utf-8').send(script);
  }

  @Get('room-page/:roomId')
  @ApiParam({ name: 'roomId', type: String })
  @ApiOperation({ summary: 'A page for the viewers of a room, with the script; no session' })
  @ApiProduces('text/html')
  page(@Param('roomId', new ZodPipe(roomIdSchema)) roomId: string, @Res() reply: FastifyReply): void {
    void reply.header('content-security-policy', this.files.policy);
    void reply.header('cache-control', 'no-cache');
    void reply
      .type('text/html; charset=utf-8')
      .send(this.files.page(roomId, this.names.nameOf(roomId) ?? roomId));
  }
}
