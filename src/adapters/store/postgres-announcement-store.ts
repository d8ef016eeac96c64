import { In, LessThanOrEqual, type DataSource, type FindOptionsWhere } from 'typeorm';
import { validate as isUuid } from 'uuid';

import type { AnnouncementEvent } from '../../core/announcement/events.js';
import type { AnnouncementView } from '../../core/announcement/view.js';
import type { AnnouncementFilter, AnnouncementStore } from '../../ports.js';
import { AnnouncementEventRow, stepFromRow } from './rows/announcement-event-row.js';
import { AnnouncementRow } from './rows/announcement-row.js';

/** Reading side; steps are written by the ledger, together with what follows from them. */
export class PostgresAnnouncementStore implements AnnouncementStore {
  constructor(private readonly dataSource: DataSource) {}

  async events(announcementId: string): Promise<readonly AnnouncementEvent[]> {
    if (!isUuid(announcementId)) return [];
    const rows = await this.dataSource.manager.find(AnnouncementEventRow, {
      where: { announcementId },
      order: { seq: 'ASC' },
    });
    return rows.map(stepFromRow);
  }

  async list(filter: AnnouncementFilter, limit: number): Promise<readonly AnnouncementView[]> {
    const where: FindOptionsWhere<AnnouncementRow> = {
      ...(filter.rooms && { roomId: In([...filter.rooms]) }),
      ...(filter.statuses && { status: In([...filter.statuses]) }),
      ...(filter.incidentId !== undefined && { incidentId: filter.incidentId }),
    };
    if (filter.rooms?.length === 0 || filter.statuses?.length === 0) return [];
    const rows = await this.dataSource.manager.find(AnnouncementRow, {
      where,
      order: { updatedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => row.view);
  }

  async due(now: number, limit: number): Promise<readonly string[]> {
    const rows = await this.dataSource.manager.find(AnnouncementRow, {
      select: { id: true },
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }
}
