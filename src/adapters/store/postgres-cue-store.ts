import { In, LessThanOrEqual, MoreThanOrEqual, type DataSource } from 'typeorm';

import type { CueEvent } from '../../core/cue/events.js';
import type { CueView } from '../../core/cue/view.js';
import type { CueStore } from '../../ports.js';
import { CueRow } from './rows/cue-row.js';
import { cueEventsOf } from './write-cues.js';

/** Reading side; cues are written by the ledger. */
export class PostgresCueStore implements CueStore {
  constructor(private readonly dataSource: DataSource) {}

  events(cueId: string): Promise<readonly CueEvent[]> {
    return cueEventsOf(this.dataSource.manager, cueId);
  }

  async latest(roomId: string, limit: number, since: number): Promise<readonly CueView[]> {
    const rows = await this.dataSource.manager.find(CueRow, {
      where: { roomId, sentAt: MoreThanOrEqual(since) },
      order: { sentAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(({ view }) => view);
  }

  async waiting(roomId: string): Promise<CueView | undefined> {
    const row = await this.dataSource.manager.findOneBy(CueRow, {
      roomId,
      status: In(['sent', 'shown', 'unseen']),
    });
    return row?.view;
  }

  async due(now: number, limit: number): Promise<readonly string[]> {
    const rows = await this.dataSource.manager.find(CueRow, {
      select: { id: true },
      where: { status: In(['sent', 'shown']), dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }
}
