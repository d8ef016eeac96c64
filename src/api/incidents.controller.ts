import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { IncidentView } from '../core/incident/view.js';
import { bodyOf } from '../http/body-of.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { IncidentCommands } from '../incident/incident-commands.js';
import type { IncidentSuggestions } from '../live/events.js';
import type { Clock } from '../ports.js';
import { SuggestScripts } from '../suggest/suggest-scripts.js';
import { CLOCK } from '../tokens.js';
import { PublishOutbox } from '../after-commit/publish-outbox.js';
import { askingOf } from './asking-of.js';
import * as schemas from './incident-schemas.js';

const { idSchema } = schemas;

const UNKNOWN = { status: 404, description: 'incident_unknown' };
/** Somebody was first. */
const MOVED_ON =
  'illegal_transition, overtaken: somebody was first, and the message says who; conflict: retry';
const MOVED = { status: 409, description: MOVED_ON };

/** What people do to one incident. */
@ApiTags('incidents')
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(
    private readonly commands: IncidentCommands,
    private readonly suggest: SuggestScripts,
    private readonly outbox: PublishOutbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/suggestions')
  @ApiOperation({ summary: 'Scripts for the incident as it stands, filled and ranked, each saying why' })
  @ApiResponse(UNKNOWN)
  async suggestions(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Req() request: SignedInRequest,
  ): Promise<IncidentSuggestions> {
    const incident = await this.commands.read(id, request);
    return { incidentId: id, suggestions: this.suggest.forIncident(incident, this.clock.now()) };
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the incident: its clock to be claimed stops' })
  @ApiResponse(UNKNOWN)
  @ApiResponse(MOVED)
  async claim(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.claim(id, askingOf(request)));
  }

  @Post(':id/hand')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give the incident to another person; whoever takes it from its owner says why' })
  @ApiBody(bodyOf(schemas.handSchema))
  @ApiResponse({ status: 422, description: 'person_unknown' })
  @ApiResponse(UNKNOWN)
  @ApiResponse(MOVED)
  async hand(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(schemas.handSchema)) { to, why, seen }: z.output<typeof schemas.handSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.hand(id, askingOf(request, seen), to, why));
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give the incident up: its clock to be claimed starts again' })
  @ApiBody(bodyOf(schemas.releaseSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(MOVED)
  async release(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(schemas.releaseSchema)) { why, seen }: z.output<typeof schemas.releaseSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.release(id, askingOf(request, seen), why));
  }

  @Post(':id/grade')
  @HttpCode(200)
  @ApiOperation({ summary: 'Set the grade: from then on the system only proposes others' })
  @ApiBody(bodyOf(schemas.gradeSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(MOVED)
  async grade(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(schemas.gradeSchema)) { grade, why, seen }: z.output<typeof schemas.gradeSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.grade(id, askingOf(request, seen), grade, why));
  }

  @Post(':id/hold')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hold the incident open: for so long it neither falls quiet nor closes by itself',
  })
  @ApiBody(bodyOf(schemas.holdSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(MOVED)
  async hold(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(schemas.holdSchema)) { minutes, why, seen }: z.output<typeof schemas.holdSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.hold(id, askingOf(request, seen), minutes, why));
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give the all-clear; while signals are open it needs a why' })
  @ApiBody(bodyOf(schemas.resolveSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(MOVED)
  async resolve(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(schemas.resolveSchema)) { seen, ...given }: z.output<typeof schemas.resolveSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.resolve(id, askingOf(request, seen), given));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open it again: it stays open until somebody gives the all-clear' })
  @ApiBody(bodyOf(schemas.reopenSchema))
  @ApiResponse({ status: 409, description: `${MOVED_ON}; same_cause_goes_on` })
  @ApiResponse(UNKNOWN)
  async reopen(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(schemas.reopenSchema)) { why, seen }: z.output<typeof schemas.reopenSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.reopen(id, askingOf(request, seen), why));
  }

  @Post(':id/scripts/:scriptId/use')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that a script was used, filled with these values; unfilled it is refused' })
  @ApiBody(bodyOf(schemas.useSchema))
  @ApiResponse({ status: 422, description: 'script_unfilled: names what is missing' })
  @ApiResponse(UNKNOWN)
  @ApiResponse({ status: 409, description: `${MOVED_ON}; script_changed` })
  @ApiResponse({
    status: 403,
    description: 'not_allowed, room_forbidden, above_limit; csrf: the header is missing',
  })
  async useScript(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Param('scriptId', new ZodPipe(idSchema)) scriptId: string,
    @Body(new ZodPipe(schemas.useSchema)) body: z.output<typeof schemas.useSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.useScript(id, askingOf(request), { scriptId, ...body }));
  }

  private async told(command: Promise<IncidentView>): Promise<IncidentView> {
    const incident = await command;
    await this.outbox.tellAtOnce();
    return incident;
  }
}
