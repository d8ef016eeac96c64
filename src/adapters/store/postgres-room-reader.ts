import { In, type DataSource, type SelectQueryBuilder } from 'typeorm';
import { validate as isUuid } from 'uuid';

import type { Flag } from '../../core/flag.js';
import type { IncidentView } from '../../core/incident/view.js';
import type { Signal } from '../../core/signal.js';
import type { ArchivedMessage, RoomReader } from '../../ports.js';
import { FlagRow, flagFromRow } from './rows/flag-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { archivedFromRow, MessageRow } from './rows/message-row.js';
import { signalFromRow, SignalRow } from './rows/signal-row.js';

/** Ties of one millisecond are broken by the id, which is a UUID v7 and so keeps the order of arrival. */
export class PostgresRoomReader implements RoomReader {
  constructor(private readonly dataSource: DataSource) {}

  async latestFlags(roomId: string, limit: number, before?: string): Promise<readonly Flag[]> {
    if (before !== undefined && !isUuid(before)) return [];
    const query = this.dataSource
      .createQueryBuilder(FlagRow, 'flag')
      .where('flag.roomId = :roomId', { roomId })
      .orderBy('flag.sentAt', 'DESC')
      .addOrderBy('flag.id', 'DESC')
      .take(limit);
    if (before !== undefined) {
      query.andWhere('(flag.sentAt, flag.id) < (SELECT sent_at, id FROM flag WHERE id = :before)', {
        before,
      });
    }
    return (await query.getMany()).map(flagFromRow);
  }

  async flag(flagId: string): Promise<Flag | undefined> {
    if (!isUuid(flagId)) return undefined;
    const row = await this.dataSource.manager.findOneBy(FlagRow, { id: flagId });
    return row === null ? undefined : flagFromRow(row);
  }

  async signals(roomId: string, since: number): Promise<readonly Signal[]> {
    const rows = await this.dataSource
      .createQueryBuilder(SignalRow, 'signal')
      .where('signal.roomId = :roomId', { roomId })
      .andWhere('(signal.clearedAt IS NULL OR signal.clearedAt >= :since)', { since: new Date(since) })
      .orderBy('signal.raisedAt', 'DESC')
      .addOrderBy('signal.id', 'DESC')
      .getMany();
    return rows.map(signalFromRow);
  }

  async openIncidents(): Promise<readonly IncidentView[]> {
    const rows = await this.dataSource.manager.findBy(IncidentRow, { status: In(['open', 'claimed']) });
    return rows.map((row) => row.view);
  }

  async incidents(roomId: string, limit: number): Promise<readonly IncidentView[]> {
    const rows = await this.dataSource.manager.find(IncidentRow, {
      where: { roomId },
      order: { updatedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => row.view);
  }

  async neighbours(messageId: string, each: number): Promise<readonly ArchivedMessage[]> {
    if (!isUuid(messageId)) return [];
    const row = await this.dataSource.manager.findOneBy(MessageRow, { id: messageId });
    if (row === null) return [];
    const [earlier, later] = await Promise.all([
      this.#beside(row, '<')
        .orderBy('message.sentAt', 'DESC')
        .addOrderBy('message.id', 'DESC')
        .take(each)
        .getMany(),
      this.#beside(row, '>')
        .orderBy('message.sentAt', 'ASC')
        .addOrderBy('message.id', 'ASC')
        .take(each)
        .getMany(),
    ]);
    return [...earlier.reverse(), row, ...later].map(archivedFromRow);
  }

  countMessages(roomId?: string): Promise<number> {
    return this.dataSource.manager.countBy(MessageRow, roomId === undefined ? {} : { roomId });
  }

  #beside({ roomId, sentAt, id }: MessageRow, side: '<' | '>'): SelectQueryBuilder<MessageRow> {
    return this.dataSource
      .createQueryBuilder(MessageRow, 'message')
      .where('message.roomId = :roomId', { roomId })
      .andWhere(`(message.sentAt, message.id) ${side} (:sentAt, :id)`, { sentAt: new Date(sentAt), id });
  }
}
