import { In, IsNull, type DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';

import { belongsUntil, type Broadcast } from '../../core/review/broadcast.js';
import type { BroadcastStore } from '../../ports.js';
import { LOCKS } from './advisory-locks.js';
import { broadcastFromRow, BroadcastRow } from './rows/broadcast-row.js';

/** The columns of `columnsOf`, in their order. */
const GIVEN = `unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[])
  AS given (id, room_id, started_at, last_seen_at, ended_at)`;

export class PostgresBroadcastStore implements BroadcastStore {
  constructor(private readonly dataSource: DataSource) {}

  async open(): Promise<readonly Broadcast[]> {
    return (await this.dataSource.manager.findBy(BroadcastRow, { endedAt: IsNull() })).map(broadcastFromRow);
  }

  async latest(roomIds: readonly string[]): Promise<readonly Broadcast[]> {
    const rows = await this.dataSource
      .createQueryBuilder(BroadcastRow, 'broadcast')
      .distinctOn(['broadcast.roomId'])
      .where({ roomId: In([...roomIds]) })
      .orderBy('broadcast.roomId')
      .addOrderBy('broadcast.startedAt', 'DESC')
      .getMany();
    return rows.map(broadcastFromRow);
  }

  async of(roomId: string, at: number): Promise<Broadcast | undefined> {
    const row = await this.dataSource
      .createQueryBuilder(BroadcastRow, 'broadcast')
      .where('broadcast.roomId = :roomId AND broadcast.startedAt <= :at', { roomId, at: new Date(at) })
      .orderBy('broadcast.startedAt', 'DESC')
      .limit(1)
      .getOne();
    const broadcast = row === null ? undefined : broadcastFromRow(row);
    return broadcast !== undefined && at <= belongsUntil(broadcast) ? broadcast : undefined;
  }

  async byId(id: string): Promise<Broadcast | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.dataSource.manager.findOneBy(BroadcastRow, { id });
    return row === null ? undefined : broadcastFromRow(row);
  }

  async list(
    rooms: readonly string[] | undefined,
    limit: number,
    before?: string,
  ): Promise<readonly Broadcast[]> {
    if (before !== undefined && !isUuid(before)) return [];
    const query = this.dataSource
      .createQueryBuilder(BroadcastRow, 'broadcast')
      .orderBy('broadcast.startedAt', 'DESC')
      .addOrderBy('broadcast.id', 'DESC')
      .take(limit);
    if (rooms) query.andWhere({ roomId: In([...rooms]) });
    if (before !== undefined) {
      query.andWhere(
        '(broadcast.startedAt, broadcast.id) < (SELECT started_at, id FROM broadcast WHERE id = :before)',
        { before },
      );
    }
    return (await query.getMany()).map(broadcastFromRow);
  }

  /** Who decided on less than is known by now changes nothing, and who starts what another has started starts nothing. */
  async save(broadcasts: readonly Broadcast[]): Promise<void> {
    if (broadcasts.length === 0) return;
    const columns = columnsOf(broadcasts);
    await this.dataSource.transaction(async (manager) => {
      // One at a time, so that the insert sees what others inserted: overlapping broadcasts are no unique violation.
      await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.broadcasts]);
      await manager.query(
        `UPDATE broadcast SET last_seen_at = given.last_seen_at, ended_at = given.ended_at FROM ${GIVEN}
         WHERE broadcast.id = given.id AND given.last_seen_at >= broadcast.last_seen_at`,
        columns,
      );
      await manager.query(
        `INSERT INTO broadcast (id, room_id, started_at, last_seen_at, ended_at)
         SELECT id, room_id, started_at, last_seen_at, ended_at FROM ${GIVEN}
         WHERE NOT EXISTS (
           SELECT FROM broadcast AS known WHERE known.room_id = given.room_id
             AND (known.ended_at IS NULL OR known.last_seen_at >= given.started_at))`,
        columns,
      );
    });
  }
}

function columnsOf(broadcasts: readonly Broadcast[]): readonly unknown[][] {
  const time = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
  return [
    broadcasts.map(({ id }) => id),
    broadcasts.map(({ roomId }) => roomId),
    broadcasts.map(({ startedAt }) => time(startedAt)),
    broadcasts.map(({ lastSeenAt }) => time(lastSeenAt)),
    broadcasts.map(({ endedAt }) => time(endedAt)),
  ];
}
