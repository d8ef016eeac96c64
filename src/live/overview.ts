import { Inject, Injectable } from '@nestjs/common';
import { compareGrades, moreUrgent } from '../core/grade.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Tablet } from '../core/cue/tablet.js';
import { pulseOf } from '../core/window/pulse.js';
import type { RoomCounters } from '../core/window/window.js';
import type { Clock, HostTablets, Inbox, RoomReader, Windows } from '../ports.js';
import { RoomNames } from '../suggest/room-names.js';
import { CLOCK, HOST_TABLETS, INBOX, ROOM_READER, SETTINGS, WINDOWS, type Settings } from '../tokens.js';
import type { Overview, RoomPulse } from './events.js';

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

  async read(): Promise<Overview> {
    const now = this.clock.now();
    const shards = Array.from({ length: this.settings.shards }, (_, shard) => shard);
    const [, incidents, pending, rooms] = await Promise.all([
      this.names.refresh(),
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
    const urgent = mostUrgentUnclaimed(incidents);
    return {
      at: now,
      pending: pending.reduce((a, b) => a + b, 0),
      rooms: await Promise.all(pulses),
      ...(urgent && { urgent }),
    };
  }
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

/** Of equals the one that waits longest. */
function mostUrgentUnclaimed(incidents: readonly IncidentView[]): IncidentView | undefined {
  return incidents
    .filter((incident) => incident.status === 'open')
    .sort((a, b) => compareGrades(a.grade, b.grade) || a.detectedAt - b.detectedAt)[0];
}
