import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Flag } from '../core/flag.js';
import type { IncidentView } from '../core/incident/view.js';
import { isOver } from '../core/incident/view.js';
import type { Signal } from '../core/signal.js';
import { FLAGS_SHOWN, type Cursor, type IncidentSuggestions, type Overview } from '../live/events.js';
import { ReadOverview } from '../live/overview.js';
import type { Clock, LiveStream, RoomReader } from '../ports.js';
import { RoomNames } from '../suggest/room-names.js';
import { SuggestScripts } from '../suggest/suggest-scripts.js';
import { CLOCK, LIVE_STREAM, ROOM_READER } from '../tokens.js';
import { SessionGuard } from '../http/session.guard.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import { ZodPipe } from '../http/zod-pipe.js';

/** What a console shows of a room before events follow. */
export interface RoomSnapshot {
  readonly flags: readonly Flag[];
  readonly signals: readonly Signal[];
  readonly incidents: readonly IncidentView[];
  readonly suggestions: readonly IncidentSuggestions[];
  /** Events after this place are not in the snapshot. */
  readonly cursor: Cursor;
}

const INCIDENTS_SHOWN = 20;
const SIGNALS_SINCE_MS = 30 * 60_000;

@ApiTags('rooms')
@ApiCookieAuth()
@UseGuards(SessionGuard)
@Controller('api/v1/rooms')
export class RoomsController {
  constructor(
    private readonly overview: ReadOverview,
    @Inject(ROOM_READER) private readonly reader: RoomReader,
    @Inject(LIVE_STREAM) private readonly stream: LiveStream,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly suggest: SuggestScripts,
    private readonly names: RoomNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Rooms on air with their figures of the moment' })
  async list(): Promise<Overview> {
    return await this.overview.read();
  }

  /** The cursor is read first: what happens meanwhile is told twice rather than never. */
  @Get(':roomId')
  @ApiOperation({
    summary: 'A room now: newest flags, signals, incidents with suggestions, and the cursor to go on from',
  })
  async show(@Param('roomId', new ZodPipe(roomIdSchema)) roomId: string): Promise<RoomSnapshot> {
    const cursor = await this.stream.end();
    const [, flags, signals, incidents] = await Promise.all([
      this.names.refresh(),
      this.reader.latestFlags(roomId, FLAGS_SHOWN),
      this.reader.signals(roomId, this.clock.now() - SIGNALS_SINCE_MS),
      this.reader.incidents(roomId, INCIDENTS_SHOWN),
    ]);
    const open = incidents.filter((incident) => !isOver(incident));
    const now = this.clock.now();
    const suggestions = open.map((incident) => ({
      incidentId: incident.id,
      suggestions: this.suggest.forIncident(incident, now),
    }));
    return { flags, signals, incidents, suggestions, cursor };
  }
}
