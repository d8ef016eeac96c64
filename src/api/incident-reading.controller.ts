import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { INCIDENT_STATUSES } from '../core/incident/view.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { IncidentStory, ListedIncident } from '../incident/read-incidents.js';
import { ReadIncidents } from '../incident/read-incidents.js';
import { idSchema } from './incident-schemas.js';
import { pageOf, placeSchema, type TimelinePage } from './timeline-page.js';

/** Several by commas. */
const statuses = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(INCIDENT_STATUSES)).min(1));
const limit = z.coerce.number().int().min(1).max(200).default(100);
const listSchema = z.strictObject({
  status: statuses.optional(),
  room: roomIdSchema.optional(),
  before: idSchema.optional(),
  limit,
});
const timelineSchema = z.strictObject({ after: placeSchema.optional(), limit });

@ApiTags('incidents')
@Controller('api/v1/incidents')
export class IncidentReadingController {
  constructor(private readonly incidents: ReadIncidents) {}

  @Get()
  @ApiOperation({ summary: 'Incidents of the rooms that are yours, the last found first' })
  @ApiQuery({ name: 'status', required: false, description: 'one or several, by commas' })
  @ApiQuery({ name: 'room', required: false })
  @ApiQuery({ name: 'before', required: false, description: 'an incident: only those found before it' })
  @ApiQuery({ name: 'limit', required: false, description: '1–200, 100 unless told' })
  async list(
    @Query(new ZodPipe(listSchema)) query: z.output<typeof listSchema>,
    @Req() { person }: SignedInRequest,
  ): Promise<readonly ListedIncident[]> {
    const { status, ...asked } = query;
    return await this.incidents.list(person, { ...asked, statuses: status });
  }

  @Get(':id')
  @ApiOperation({ summary: 'An incident as it stands, its clocks, and all that happened to it' })
  @ApiResponse({ status: 404, description: 'incident_unknown' })
  async show(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Req() { person }: SignedInRequest,
  ): Promise<IncidentStory> {
    return await this.incidents.story(id, person);
  }

  @Get(':id/timeline')
  @ApiOperation({
    summary: 'What happened, what was found, and what was said of it in the room and outside, in one order',
  })
  @ApiQuery({ name: 'after', required: false, description: '`next` of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1–200, 100 unless told' })
  @ApiResponse({ status: 404, description: 'incident_unknown' })
  async timeline(
    @Param('id', new ZodPipe(idSchema)) id: string,
    @Query(new ZodPipe(timelineSchema)) query: z.output<typeof timelineSchema>,
    @Req() { person }: SignedInRequest,
  ): Promise<TimelinePage> {
    const { after, limit: asked } = query;
    return pageOf(await this.incidents.timeline(id, person, after, asked), asked);
  }
}
