import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { IncidentView } from '../core/incident/view.js';
import { IncidentCommands } from '../incident/incident-commands.js';
import type { IncidentSuggestions } from '../live/events.js';
import type { Clock } from '../ports.js';
import { SuggestScripts } from '../suggest/suggest-scripts.js';
import { CLOCK } from '../tokens.js';
import { SessionGuard, type SignedInRequest } from './session.guard.js';
import { ZodPipe } from './zod-pipe.js';

const resolveSchema = z.object({ note: z.string().max(2_000).optional() });
const useSchema = z.object({
  version: z.int().positive(),
  /** What the person read or typed, by variable name. */
  values: z.record(z.string().max(64), z.string().max(200)).default({}),
});

@ApiTags('incidents')
@ApiCookieAuth()
@ApiResponse({ status: 404, description: 'incident_unknown' })
@ApiResponse({ status: 409, description: 'illegal_transition, script_changed, conflict: look again' })
@UseGuards(SessionGuard)
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(
    private readonly commands: IncidentCommands,
    private readonly suggest: SuggestScripts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/suggestions')
  @ApiOperation({ summary: 'Scripts for the incident as it stands, filled and ranked, each saying why' })
  async suggestions(@Param('id') id: string): Promise<IncidentSuggestions> {
    const incident = await this.commands.read(id);
    return { incidentId: id, suggestions: this.suggest.forIncident(incident, this.clock.now()) };
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the incident: its clock to be claimed stops' })
  async claim(@Param('id') id: string, @Req() request: SignedInRequest): Promise<IncidentView> {
    return await this.commands.claim(id, request.user);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the incident' })
  @ApiBody({ schema: z.toJSONSchema(resolveSchema) as object })
  async resolve(
    @Param('id') id: string,
    @Body(new ZodPipe(resolveSchema)) body: z.output<typeof resolveSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.commands.resolve(id, request.user, body.note);
  }

  @Post(':id/scripts/:scriptId/use')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that a script was used, filled with these values; unfilled it is refused' })
  @ApiBody({ schema: z.toJSONSchema(useSchema, { io: 'input' }) as object })
  @ApiResponse({ status: 422, description: 'script_unfilled: names what is missing' })
  async useScript(
    @Param('id') id: string,
    @Param('scriptId') scriptId: string,
    @Body(new ZodPipe(useSchema)) body: z.output<typeof useSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.commands.useScript(id, request.user, { scriptId, ...body });
  }
}
