import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AnnouncementView } from '../core/announcement/view.js';
import { CUE_SHOWN_FOR, type CueView } from '../core/cue/view.js';
import type { Flag } from '../core/flag.js';
import type { IncidentView } from '../core/incident/view.js';
import { isOver } from '../core/incident/view.js';
import type { Signal } from '../core/signal.js';
import { FLAGS_SHOWN, type Cursor, type IncidentSuggestions, type Overview } from '../live/events.js';
import { overviewFor, ReadOverview } from '../live/overview.js';
import type { AnnouncementStore, Clock, CueStore, LiveStream, RoomReader } from '../ports.js';
import { SuggestScripts } from '../suggest/suggest-scripts.js';
import { ANNOUNCEMENT_STORE, CLOCK, CUE_STORE, LIVE_STREAM, ROOM_READER } from '../tokens.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import { ZodPipe } from '../http/zod-pipe.js';

/** What a console shows of a room before events follow. */
export interface RoomSnapshot {
  readonly flags: readonly Flag[];
  readonly signals: readonly Signal[];
  readonly incidents: readonly IncidentView[];
  readonly suggestions: readonly IncidentSuggestions[];
  /** The newest first. */
  readonly cues: readonly CueView[];
  /** The last touched first. */
  readonly announcements: readonly AnnouncementView[];
  /** Events after this place are not in the snapshot. */
  readonly cursor: Cursor;
}

const INCIDENTS_SHOWN = 20;
const CUES_SHOWN = 5;
const ANNOUNCEMENTS_SHOWN = 20;
const SIGNALS_SINCE_MS = 30 * 60_000;

@ApiTags('rooms')
@Controller('api/v1/rooms')
export class RoomsController {
  constructor(
    private readonly overview: ReadOverview,
    @Inject(ROOM_READER) private readonly reader: RoomReader,
    @Inject(CUE_STORE) private readonly cues: CueStore,
    @Inject(ANNOUNCEMENT_STORE) private readonly announcements: AnnouncementStore,
    @Inject(LIVE_STREAM) private readonly stream: LiveStream,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly suggest: SuggestScripts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Of the rooms that one may see, those on air, with their figures of the moment' })
  async list(@Req() { person }: SignedInRequest): Promise<Overview> {
    return overviewFor(person, await this.overview.read());
  }

  /** The cursor is read first: what happens meanwhile is told twice rather than never. */
  @Get(':roomId')
  @ApiOperation({
    summary:
      'A room now: newest flags, signals, incidents with suggestions, cues, announcements, and the cursor to go on from',
  })
  async show(@Param('roomId', new ZodPipe(roomIdSchema)) roomId: string): Promise<RoomSnapshot> {
    const cursor = await this.stream.end();
    const [flags, signals, incidents, cues, announcements] = await Promise.all([
      this.reader.latestFlags(roomId, FLAGS_SHOWN),
      this.reader.signals(roomId, this.clock.now() - SIGNALS_SINCE_MS),
      this.reader.incidents(roomId, INCIDENTS_SHOWN),
      this.cues.latest(roomId, CUES_SHOWN, this.clock.now() - CUE_SHOWN_FOR),
      this.announcements.list({ rooms: [roomId] }, ANNOUNCEMENTS_SHOWN),
    ]);
    const open = incidents.filter((incident) => !isOver(incident));
    const now = this.clock.now();
    const suggestions = open.map((incident) => ({
      incidentId: incident.id,
      suggestions: this.suggest.forIncident(incident, now),
    }));
    return { flags, signals, incidents, suggestions, cues, announcements, cursor };
  }
}
