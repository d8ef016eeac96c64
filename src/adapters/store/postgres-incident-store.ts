import { In, IsNull, LessThanOrEqual } from 'typeorm';

import type { IncidentEvent } from '../../core/incident/events.js';
import type { Signal } from '../../core/signal.js';
import type { IncidentStore } from '../../ports.js';
import { PostgresLedger } from './postgres-ledger.js';
import { incidentEventsOf, streamsOf } from './incident-streams.js';
import { eventFromRow, IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { signalFromRow, SignalRow } from './rows/signal-row.js';

const GOES_ON = `status NOT IN ('resolved', 'merged')`;

/** Signals and incidents, and the ledger that writes them together with what follows from them. */
export class PostgresIncidentStore extends PostgresLedger implements IncidentStore {
  async roomsInTrouble(): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ room_id: string }[]>(
      `SELECT room_id FROM signal WHERE cleared_at IS NULL
       UNION SELECT room_id FROM incident WHERE ${GOES_ON}`,
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
      .where(`incident.roomId = :roomId AND incident.${GOES_ON}`, { roomId })
      .orderBy('event.incidentId')
      .addOrderBy('event.seq')
      .getMany();
    const streams = streamsOf(rows.map(eventFromRow));
    return [...streams.values()].sort((a, b) => a[0]!.at - b[0]!.at);
  }

  incident(incidentId: string): Promise<readonly IncidentEvent[]> {
    return incidentEventsOf(this.dataSource.manager, [incidentId]);
  }

  async due(now: number, limit: number): Promise<readonly string[]> {
    const rows = await this.dataSource.manager.find(IncidentRow, {
      select: { id: true },
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  async restamp(incidentId?: string): Promise<void> {
    const which =
      incidentId === undefined ? { status: In(['open', 'claimed', 'quiet']) } : { id: incidentId };
    const rows = await this.dataSource.manager.find(IncidentRow, { select: { id: true }, where: which });
    for (const { id } of rows) {
      await this.dataSource.transaction(async (manager) => {
        const lock = { mode: 'pessimistic_write' } as const;
        const { view } = await manager.findOneOrFail(IncidentRow, { where: { id }, lock });
        await manager.update(IncidentRow, id, { dueAt: this.dueAt(view) ?? null });
      });
    }
  }
}
