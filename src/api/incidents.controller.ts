import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { IncidentView } from '../core/incident/view.js';
import { IncidentCommands } from '../incident/incident-commands.js';
import type { IncidentSuggestions } from '../live/events.js';
import type { Clock } from '../ports.js';
import { ScriptHistories } from '../review/script-histories.js';
import { RoomNames } from '../suggest/room-names.js';
import { SuggestScripts } from '../suggest/suggest-scripts.js';
import { CLOCK } from '../tokens.js';
import { PublishOutbox } from '../upkeep/publish-outbox.js';
import { refuseForeignRoom } from '../http/access-refusals.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';

/** Ids of incidents and names of scripts. */
const idSchema = z.string().regex(/^[\w-]{1,64}$/);
const resolveSchema = z.object({ note: z.string().max(2_000).optional() });
const useSchema = z.object({
  version: z.int().positive(),
  /** What the person read or typed, by variable name. */
  values: z.record(z.string().max(64), z.string().max(200)).default({}),
});

@ApiTags('incidents')
@ApiResponse({ status: 404, description: 'incident_unknown' })
@ApiResponse({ status: 409, description: 'illegal_transition, script_changed, conflict: look again' })
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(
    private readonly commands: IncidentCommands,
    private readonly suggest: SuggestScripts,
    private readonly names: RoomNames,
    private readonly histories: ScriptHistories,
    private readonly outbox: PublishOutbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/suggestions')
  @ApiOperation({ summary: 'Scripts for the incident as it stands, filled and ranked, each saying why' })
  async suggestions(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Req() { person }: SignedInRequest,
  ): Promise<IncidentSuggestions> {
    await Promise.all([this.names.refresh(), this.histories.refresh()]);
    const incident = await this.commands.read(id);
    refuseForeignRoom(person, incident.roomId);
    return { incidentId: id, suggestions: this.suggest.forIncident(incident, this.clock.now()) };
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the incident: its clock to be claimed stops' })
  async claim(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.claim(id, request));
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the incident' })
  @ApiBody({ schema: z.toJSONSchema(resolveSchema) as object })
  async resolve(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Body(new ZodPipe(resolveSchema)) body: z.output<typeof resolveSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    return await this.told(this.commands.resolve(id, request, body.note));
  }

  @Post(':id/scripts/:scriptId/use')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that a script was used, filled with these values; unfilled it is refused' })
  @ApiBody({ schema: z.toJSONSchema(useSchema, { io: 'input' }) as object })
  @ApiResponse({ status: 200, description: 'the incident as it stands now' })
  @ApiResponse({ status: 422, description: 'script_unfilled: names what is missing' })
  async useScript(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Param('scriptId', new ZodPipe(idSchema)) scriptId: string,
    @Body(new ZodPipe(useSchema)) body: z.output<typeof useSchema>,
    @Req() request: SignedInRequest,
  ): Promise<IncidentView> {
    await Promise.all([this.names.refresh(), this.histories.refresh()]);
    return await this.told(this.commands.useScript(id, request, { scriptId, ...body }));
  }

  /** Tells the consoles at once. What cannot be told now is told by the repeated job: the command is done. */
  private async told(command: Promise<IncidentView>): Promise<IncidentView> {
    const incident = await command;
    await this.outbox.tellNow().catch(() => undefined);
    return incident;
  }
}
