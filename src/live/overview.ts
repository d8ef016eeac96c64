import { Inject, Injectable } from '@nestjs/common';
import { maySeeRoom, type Person } from '../core/access/person.js';
import { compareGrades, moreUrgent } from '../core/grade.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Tablet } from '../core/cue/tablet.js';
import { pulseOf } from '../core/window/pulse.js';
import type { RoomCounters } from '../core/window/window.js';
import type { Clock, HostTablets, Inbox, RoomReader, Windows } from '../ports.js';
import { RoomNames } from '../suggest/room-names.js';
import { CLOCK, HOST_TABLETS, INBOX, ROOM_READER, SETTINGS, WINDOWS, type Settings } from '../tokens.js';
import type { Overview, RoomPulse } from './events.js';

/** Of all rooms, from which everybody's own overview is cut. */
export interface WholeOverview extends Omit<Overview, 'urgent'> {
  /** Incidents that nobody has claimed, the most urgent first; of equals the one that waits longest. */
  readonly unclaimed: readonly IncidentView[];
}

/** All rooms on air with their figures of the moment. */
@Injectable()
export class ReadOverview {
  constructor(
    @Inject(WINDOWS) private readonly windows: Windows,
    @Inject(INBOX) private readonly inbox: Inbox,
    private readonly names: RoomNames,
    @Inject(HOST_TABLETS) private readonly tablets: HostTablets,
    @Inject(ROOM_READER) private readonly reader: RoomReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(): Promise<WholeOverview> {
    const now = this.clock.now();
    const shards = Array.from({ length: this.settings.shards }, (_, shard) => shard);
    const [incidents, pending, rooms] = await Promise.all([
      this.reader.openIncidents(),
      Promise.all(shards.map(async (shard) => await this.inbox.pending(shard))),
      Promise.all(shards.map(async (shard) => await this.windows.activeRooms(shard, now))),
    ]);
    const tablets = await this.tablets.of(rooms.flat());
    const pulses = rooms.flat().map(async (roomId) => {
      const here = incidents.filter((incident) => incident.roomId === roomId);
      const counters = await this.windows.counters(roomId, now);
      return roomPulse(counters, this.names.nameOf(roomId) ?? roomId, here, tablets.get(roomId));
    });
    return {
      at: now,
      pending: pending.reduce((a, b) => a + b, 0),
      rooms: await Promise.all(pulses),
      unclaimed: unclaimedByUrgency(incidents),
    };
  }
}

/** @returns what somebody may see of the rooms */
export function overviewFor(person: Pick<Person, 'rooms'>, whole: WholeOverview): Overview {
  const { at, pending, rooms, unclaimed } = whole;
  const urgent = unclaimed.find(({ roomId }) => maySeeRoom(person, roomId));
  return {
    at,
    pending,
    rooms: rooms.filter(({ roomId }) => maySeeRoom(person, roomId)),
    ...(urgent && { urgent }),
  };
}

function roomPulse(
  window: RoomCounters,
  name: string,
  incidents: readonly IncidentView[],
  tablet: Tablet | undefined,
): RoomPulse {
  const grades = incidents.map((incident) => incident.grade);
  return {
    roomId: window.roomId,
    name,
    at: window.now,
    ...pulseOf(window),
    ...(grades.length > 0 && { grade: grades.reduce(moreUrgent) }),
    openIncidents: incidents.length,
    ...(tablet && { tablet }),
  };
}

function unclaimedByUrgency(incidents: readonly IncidentView[]): readonly IncidentView[] {
  return incidents
    .filter((incident) => incident.status === 'open')
    .sort((a, b) => compareGrades(a.grade, b.grade) || a.detectedAt - b.detectedAt);
}
