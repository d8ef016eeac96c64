import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { IncidentView } from '../core/incident/view.js';
import { bodyOf } from '../http/body-of.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { GroupCommands } from '../incident/group-commands.js';
import { PublishOutbox } from '../after-commit/publish-outbox.js';
import { askingOf } from './asking-of.js';
import { idSchema, mergeSchema, splitSchema } from './incident-schemas.js';

/** Two incidents that become one, and one that becomes two. */
@ApiTags('incidents')
@ApiResponse({ status: 404, description: 'incident_unknown' })
@ApiResponse({ status: 409, description: 'illegal_transition, overtaken, conflict' })
@Controller('api/v1/incidents')
export class IncidentGroupsController {
  constructor(
    private readonly commands: GroupCommands,
    private readonly outbox: PublishOutbox,
  ) {}

  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Merge the incident into another of its room; of each clock, the one that ran longer counts from then on',
  })
  @ApiBody(bodyOf(mergeSchema))
  @ApiResponse({ status: 200, description: 'the other incident as it stands now' })
  @ApiResponse({ status: 422, description: 'other_room' })
  async merge(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(mergeSchema)) { into, why, seen }: z.output<typeof mergeSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    const incident = await this.commands.merge(id, askingOf(request, seen), into, why);
    await this.outbox.tellAtOnce();
    return incident;
  }

  @Post(':id/split')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give signals an incident of their own' })
  @ApiBody(bodyOf(splitSchema))
  @ApiResponse({ status: 200, description: 'both incidents as they stand now' })
  async split(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(splitSchema)) { signalIds, why, seen }: z.output<typeof splitSchema>,
    @Req() request: SignedInRequest,
  ): Promise<{ readonly incident: IncidentView; readonly apart: IncidentView }> {
    const both = await this.commands.split(id, askingOf(request, seen), signalIds, why);
    await this.outbox.tellAtOnce();
    return both;
  }
}
