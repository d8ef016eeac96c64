import { IsNull } from 'typeorm';
import type { DataSource } from 'typeorm';

import type { IncidentEvent } from '../../core/incident/events.js';
import type { Signal } from '../../core/signal.js';
import type { IncidentStore } from '../../ports.js';
import { PostgresLedger } from './postgres-ledger.js';
import { incidentEventsOf, streamsOf } from './incident-streams.js';
import { eventFromRow, IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { signalFromRow, SignalRow } from './rows/signal-row.js';

/** Signals and incidents, and the ledger that writes them together with what follows from them. */
export class PostgresIncidentStore extends PostgresLedger implements IncidentStore {
  constructor(dataSource: DataSource) {
    super(dataSource);
  }

  async roomsInTrouble(): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ room_id: string }[]>(
      `SELECT room_id FROM signal WHERE cleared_at IS NULL
       UNION SELECT room_id FROM incident WHERE status <> 'resolved'`,
    );
    return rows.map((row) => row.room_id);
  }

  async openSignals(roomId: string): Promise<readonly Signal[]> {
    const rows = await this.dataSource.manager.find(SignalRow, {
      where: { roomId, clearedAt: IsNull() },
      order: { raisedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(signalFromRow);
  }

  async openIncidents(roomId: string): Promise<readonly (readonly IncidentEvent[])[]> {
    const rows = await this.dataSource
      .createQueryBuilder(IncidentEventRow, 'event')
      .innerJoin(IncidentRow, 'incident', 'incident.id = event.incidentId')
      .where(`incident.roomId = :roomId AND incident.status <> 'resolved'`, { roomId })
      .orderBy('event.incidentId')
      .addOrderBy('event.seq')
      .getMany();
    const streams = streamsOf(rows.map(eventFromRow));
    return [...streams.values()].sort((a, b) => a[0]!.at - b[0]!.at);
  }

  incident(incidentId: string): Promise<readonly IncidentEvent[]> {
    return incidentEventsOf(this.dataSource.manager, [incidentId]);
  }
}
