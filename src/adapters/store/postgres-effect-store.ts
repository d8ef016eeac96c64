import type { DataSource } from 'typeorm';

import type { Complaint } from '../../core/review/complaint.js';
import type { Effect, MinuteCounts } from '../../core/review/effect.js';
import type { DueIncident, DueUse, EffectStore, IncidentCourse } from '../../ports.js';
import { IncidentCourseRow } from './rows/incident-course-row.js';
import { ScriptUseRow } from './rows/script-use-row.js';

export class PostgresEffectStore implements EffectStore {
  constructor(private readonly dataSource: DataSource) {}

  async dueUses(now: number, limit: number): Promise<readonly DueUse[]> {
    return await this.dataSource.query<DueUse[]>(
      `SELECT script_use.id, script_use.room_id AS "roomId", incident.cause, script_use.effect,
         ${msOf('script_use.at')} AS at, ${msOf('script_use.due_at')} AS "dueAt"
       FROM script_use LEFT JOIN incident ON incident.id = script_use.incident_id
       WHERE script_use.due_at <= $1 ORDER BY script_use.due_at LIMIT $2`,
      [new Date(now), limit],
    );
  }

  /**
   * A minute at a time, so that each is one walk along the index of (room, time): grouping a whole stretch would sort
   * millions of rows of a large room on disk. Half a microsecond a message, a second for a minute of 26,700/s.
   */
  async countMinutes(
    roomId: string,
    at: number,
    minutes: readonly number[],
    { kind, topic }: Complaint,
  ): Promise<readonly MinuteCounts[]> {
    const complains = topic === undefined ? 'sentiment < 0' : '$5 = ANY (topics)';
    const rows = await this.dataSource.query<Record<keyof MinuteCounts, string | number>[]>(
      `SELECT minute, counted.* FROM unnest($3::integer[]) AS minute CROSS JOIN LATERAL (
         SELECT coalesce(sum(count), 0) AS messages,
           coalesce(sum(count) FILTER (WHERE sentiment < 0), 0) AS negative,
           coalesce(sum(count) FILTER (WHERE ${complains}), 0) AS complaints
         FROM message WHERE room_id = $1 AND kind = $4
           AND sent_at >= $2::timestamptz + minute * interval '1 minute'
           AND sent_at < $2::timestamptz + (minute + 1) * interval '1 minute') AS counted`,
      [roomId, new Date(at), minutes, kind, ...(topic === undefined ? [] : [topic])],
    );
    return rows.map(({ minute, messages, negative, complaints }) => ({
      minute: Number(minute),
      messages: Number(messages),
      negative: Number(negative),
      complaints: Number(complaints),
    }));
  }

  async saveEffect({ id, dueAt }: DueUse, effect: Effect, nextDueAt: number | undefined): Promise<void> {
    await this.dataSource.manager.update(
      ScriptUseRow,
      { id, dueAt },
      { effect, dueAt: nextDueAt === undefined ? null : nextDueAt },
    );
  }

  async dueIncidents(from: number, to: number, limit: number): Promise<readonly DueIncident[]> {
    return await this.dataSource.query<DueIncident[]>(
      `SELECT id, room_id AS "roomId", cause, ${msOf('detected_at')} AS "detectedAt" FROM incident
       WHERE detected_at BETWEEN $1 AND $2 AND NOT EXISTS (SELECT FROM incident_course WHERE incident_id = incident.id)
       ORDER BY detected_at LIMIT $3`,
      [new Date(from), new Date(to), limit],
    );
  }

  async firstFlagged(
    roomId: string,
    { kind, topic }: Complaint,
    from: number,
    to: number,
  ): Promise<number | undefined> {
    const complains = topic === undefined ? 'sentiment < 0' : '$5 = ANY (topics)';
    const [first] = await this.dataSource.query<{ at: number }[]>(
      `SELECT ${msOf('sent_at')} AS at FROM flag
       WHERE room_id = $1 AND sent_at >= $2 AND sent_at <= $3 AND message->>'kind' = $4 AND ${complains}
       ORDER BY sent_at LIMIT 1`,
      [roomId, new Date(from), new Date(to), kind, ...(topic === undefined ? [] : [topic])],
    );
    return first?.at;
  }

  async wereWordsSaid(roomId: string, from: number, to: number): Promise<boolean> {
    const [row] = await this.dataSource.query<{ said: boolean }[]>(
      `SELECT EXISTS (SELECT FROM script_use WHERE room_id = $1 AND at >= $2 AND at < $3)
         OR EXISTS (
           SELECT FROM announcement WHERE room_id = $1 AND updated_at >= $2
             AND (view->>'deliveredAt')::float8 >= $4 AND (view->>'deliveredAt')::float8 < $5) AS said`,
      [roomId, new Date(from), new Date(to), from, to],
    );
    return row!.said;
  }

  async saveCourse({ incidentId, firstComplaintAt, effect }: IncidentCourse): Promise<void> {
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(IncidentCourseRow)
      .values({ incidentId, firstComplaintAt: firstComplaintAt ?? null, effect: effect ?? null })
      .orIgnore()
      .execute();
  }
}

/** A time in the core's milliseconds. */
function msOf(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`;
}
