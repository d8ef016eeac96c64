import { In, type DataSource, type SelectQueryBuilder } from 'typeorm';

import type { Cause, IncidentEvent } from '../../core/incident/events.js';
import { belongsUntil, type Broadcast } from '../../core/review/broadcast.js';
import type { MeanEffect, ScriptMean } from '../../core/review/helped.js';
import type { IncidentStory } from '../../core/review/response.js';
import type { ScriptUse } from '../../core/review/script-use.js';
import type { ReviewReader } from '../../ports.js';
import { promisesBy } from './promises-by.js';
import { eventFromRow, IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentCourseRow } from './rows/incident-course-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { BroadcastRow } from './rows/broadcast-row.js';
import { ScriptUseRow, useFromRow } from './rows/script-use-row.js';

/** Later than any time that PostgreSQL is asked about. */
const NEVER_MS = Date.UTC(9999, 0);

const MEANS = `count(*)::integer AS count, avg((%.effect->'change'->>'helped')::float8) AS helped`;

export class PostgresReviewReader implements ReviewReader {
  constructor(private readonly dataSource: DataSource) {}

  async usesOf(broadcast: Broadcast): Promise<readonly ScriptUse[]> {
    const { roomId, startedAt } = broadcast;
    const bounds = { roomId, from: new Date(startedAt), to: endOf(broadcast) };
    return await this.#uses((query) =>
      query.where('used.roomId = :roomId AND used.at BETWEEN :from AND :to', bounds),
    );
  }

  async usesOnAir(): Promise<readonly ScriptUse[]> {
    return await this.#uses((query) =>
      query.innerJoin(
        BroadcastRow,
        'broadcast',
        'broadcast.roomId = used.roomId AND broadcast.endedAt IS NULL AND used.at >= broadcast.startedAt',
      ),
    );
  }

  async scriptMeans(rooms?: readonly string[]): Promise<readonly ScriptMean[]> {
    return await this.dataSource.query<ScriptMean[]>(
      `SELECT used.script_id AS "scriptId", incident.cause, ${MEANS.replace('%', 'used')}
       FROM script_use AS used LEFT JOIN incident ON incident.id = used.incident_id
       WHERE used.effect ? 'change' AND ($1::text[] IS NULL OR used.room_id = ANY($1))
       GROUP BY used.script_id, incident.cause`,
      [rooms ?? null],
    );
  }

  async courseMeans(): Promise<readonly MeanEffect[]> {
    return await this.dataSource.query<MeanEffect[]>(
      `SELECT incident.cause, ${MEANS.replace('%', 'course')}
       FROM incident_course AS course JOIN incident ON incident.id = course.incident_id
       WHERE course.effect ? 'change' GROUP BY incident.cause`,
    );
  }

  async compensationGiven(
    broadcast: Pick<Broadcast, 'roomId' | 'startedAt' | 'endedAt'>,
    person?: string,
  ): Promise<number> {
    const query = this.dataSource
      .createQueryBuilder(ScriptUseRow, 'used')
      .select('coalesce(sum(used.compensation), 0)', 'total')
      .where('used.roomId = :roomId AND used.at BETWEEN :from AND :to', {
        roomId: broadcast.roomId,
        from: new Date(broadcast.startedAt),
        to: endOf(broadcast),
      });
    if (person !== undefined) query.andWhere({ person });
    const { total } = (await query.getRawOne<{ total: string }>())!;
    return Number(total);
  }

  async compensationOnTheWay(roomId: string, person: string): Promise<number> {
    const [row] = await this.dataSource.query<{ total: string }[]>(
      `SELECT coalesce(sum((view->'draft'->'compensation'->>'total')::numeric), 0) AS total FROM announcement
       WHERE room_id = $1 AND status IN ('waiting', 'scheduled', 'publishing') AND view->>'submittedBy' = $2`,
      [roomId, person],
    );
    return Number(row!.total);
  }

  async promisesBy(person: string, roomId: string, since: number): Promise<number> {
    return await promisesBy(this.dataSource.manager, person, roomId, since);
  }

  async stories(
    rooms: readonly string[] | undefined,
    from: number,
    to: number,
    limit: number,
  ): Promise<readonly IncidentStory[]> {
    const query = this.dataSource
      .createQueryBuilder(IncidentRow, 'incident')
      .where('incident.detectedAt BETWEEN :from AND :to', {
        from: new Date(from),
        to: new Date(Math.min(to, NEVER_MS)),
      })
      .orderBy('incident.detectedAt')
      .addOrderBy('incident.id')
      .take(limit);
    if (rooms) query.andWhere({ roomId: In([...rooms]) });
    const views = (await query.getMany()).map(({ view }) => view);
    const ids = views.map(({ id }) => id);
    const [events, courses] = await Promise.all([this.#judgements(ids), this.#firstComplaints(ids)]);
    return views.map((view) => {
      const firstComplaintAt = courses.get(view.id);
      return {
        view,
        events: events.get(view.id)!,
        ...(firstComplaintAt !== undefined && { firstComplaintAt }),
      };
    });
  }

  /** Those events alone that figures are made from: a long story has hundreds of others. */
  async #judgements(ids: readonly string[]): Promise<ReadonlyMap<string, readonly IncidentEvent[]>> {
    const rows = await this.dataSource.manager.find(IncidentEventRow, {
      where: { incidentId: In(ids), type: In(['detected', 'graded', 'claimed', 'absorbed', 'resolved']) },
      order: { incidentId: 'ASC', seq: 'ASC' },
    });
    const found = new Map<string, IncidentEvent[]>(ids.map((id) => [id, []]));
    for (const row of rows) found.get(row.incidentId)!.push(eventFromRow(row));
    return found;
  }

  async #firstComplaints(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.dataSource.manager.findBy(IncidentCourseRow, { incidentId: In(ids) });
    return new Map(
      rows.flatMap(({ incidentId, firstComplaintAt }) =>
        firstComplaintAt === null ? [] : [[incidentId, firstComplaintAt]],
      ),
    );
  }

  /** Oldest first. */
  async #uses(
    narrow: (query: SelectQueryBuilder<ScriptUseRow>) => SelectQueryBuilder<ScriptUseRow>,
  ): Promise<readonly ScriptUse[]> {
    const query = this.dataSource
      .createQueryBuilder(ScriptUseRow, 'used')
      .leftJoin(IncidentRow, 'incident', 'incident.id = used.incidentId')
      .addSelect('incident.cause', 'cause')
      .orderBy('used.at')
      .addOrderBy('used.id');
    const { entities, raw } = await narrow(query).getRawAndEntities<{ cause: Cause | null }>();
    return entities.map((row, i) => useFromRow(row, raw[i]!.cause));
  }
}

function endOf(broadcast: Pick<Broadcast, 'endedAt'>): Date {
  return new Date(Math.min(belongsUntil(broadcast), NEVER_MS));
}
