import { In, IsNull, LessThanOrEqual, QueryFailedError } from 'typeorm';
import type { DataSource, EntityManager } from 'typeorm';

import { nextDueAt } from '../../core/incident/clocks.js';
import { ConflictError } from '../../core/incident/conflict-error.js';
import { DEFAULT_DESK_SETTINGS } from '../../core/incident/desk-settings.js';
import type { IncidentEvent } from '../../core/incident/events.js';
import { isOver } from '../../core/incident/view.js';
import type { Signal } from '../../core/signal.js';
import type { IncidentStore } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { auditOf, rowOf, stepsOf, type DueAt, type Step } from './incident-steps.js';
import { eventFromRow, eventToRow, IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { OutboxRow } from './rows/outbox-row.js';
import { signalFromRow, SignalRow, signalToRow } from './rows/signal-row.js';

type Change = Parameters<IncidentStore['commit']>[0];

/** Unique violation, and deadlock: both mean that somebody else was writing the same. */
const CONFLICTS = new Set(['23505', '40P01']);

const GOES_ON = `status NOT IN ('resolved', 'merged')`;

/** Incident events are the truth; the incident rows are what they fold to, written in the same transaction. */
export class PostgresIncidentStore implements IncidentStore {
  /** @param dueAt when the clocks of an incident next have something to say, ms */
  constructor(
    private readonly dataSource: DataSource,
    private readonly dueAt: DueAt = (view) => nextDueAt(view, DEFAULT_DESK_SETTINGS),
  ) {}

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
    return eventsOf(this.dataSource.manager, [incidentId]);
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

  async commit({ signals, events, outbox, from }: Change): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        await saveSignals(manager, signals);
        await appendAudit(manager, auditOf(await this.appendEvents(manager, events), from));
        if (outbox.length > 0) await manager.insert(OutboxRow, [...outbox]);
      });
    } catch (error) {
      throw conflictIn(error) ?? error;
    }
  }

  /**
   * @returns what each event did
   * @throws IllegalTransition when the events have a gap or one cannot follow the others
   */
  private async appendEvents(
    manager: EntityManager,
    events: readonly IncidentEvent[],
  ): Promise<readonly Step[]> {
    if (events.length === 0) return [];
    await manager.insert(IncidentEventRow, events.map(eventToRow));
    const ids = [...new Set(events.map((event) => event.incidentId))];
    const streams = [...streamsOf(await eventsOf(manager, ids)).values()].map(stepsOf);
    // What is over first: another of its cause may go on in the same commit.
    const rows = streams
      .map((steps) => rowOf(steps.at(-1)!, this.dueAt))
      .sort((a, b) => Number(isOver(b.view)) - Number(isOver(a.view)));
    for (const row of rows) await manager.upsert(IncidentRow, row, ['id']);
    const isNew = new Set(events.map(({ incidentId, seq }) => `${incidentId} ${seq}`));
    return streams.flat().filter(({ event }) => isNew.has(`${event.incidentId} ${event.seq}`));
  }
}

/** A signal is inserted when its id is new and updated while it is open; once cleared it stays as it is. */
async function saveSignals(manager: EntityManager, signals: readonly Signal[]): Promise<void> {
  for (const signal of signals) {
    const saved = await manager
      .createQueryBuilder()
      .insert()
      .into(SignalRow)
      .values(signalToRow(signal))
      .orUpdate(['topic', 'grade', 'evidence', 'seen_at', 'cleared_at'], ['id'], {
        overwriteCondition: { where: 'signal.cleared_at IS NULL' },
      })
      .returning('id')
      .execute();
    if ((saved.raw as unknown[]).length === 0)
      throw new ConflictError(`signal ${signal.id} 已消退 / cleared`);
  }
}

async function eventsOf(manager: EntityManager, incidentIds: readonly string[]): Promise<IncidentEvent[]> {
  const rows = await manager.find(IncidentEventRow, {
    where: { incidentId: In(incidentIds) },
    order: { incidentId: 'ASC', seq: 'ASC' },
  });
  return rows.map(eventFromRow);
}

/** @param events ordered by incident, then place */
function streamsOf(events: readonly IncidentEvent[]): Map<string, IncidentEvent[]> {
  const streams = new Map<string, IncidentEvent[]>();
  for (const event of events) {
    const stream = streams.get(event.incidentId);
    if (stream === undefined) streams.set(event.incidentId, [event]);
    else stream.push(event);
  }
  return streams;
}

function conflictIn(error: unknown): ConflictError | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code, detail } = error.driverError as { code?: string; detail?: string };
  return CONFLICTS.has(code ?? '') ? new ConflictError(detail ?? error.message, { cause: error }) : undefined;
}
