import { In, LessThanOrEqual, MoreThanOrEqual, type DataSource, type EntityManager } from 'typeorm';

import { foldCue } from '../../core/cue/apply-event.js';
import type { CueEvent } from '../../core/cue/events.js';
import type { CueView } from '../../core/cue/view.js';
import { nextDueAt } from '../../core/incident/clocks.js';
import { DEFAULT_DESK_SETTINGS } from '../../core/incident/desk-settings.js';
import type { CueChange, CueStore } from '../../ports.js';
import type { DueAt } from './incident-steps.js';
import { appendAudit } from './append-audit.js';
import { conflictIn } from './conflict-in.js';
import { CueEventRow, cueEventFromRow, cueEventToRow } from './rows/cue-event-row.js';
import { CueRow, cueToRow } from './rows/cue-row.js';
import { OutboxRow } from './rows/outbox-row.js';
import { appendEvents } from './write-incidents.js';

/** Cue events are the truth; the cue rows are what they fold to, written in the same transaction. */
export class PostgresCueStore implements CueStore {
  /** @param dueAt when the clocks of an incident next have something to say, ms */
  constructor(
    private readonly dataSource: DataSource,
    private readonly dueAt: DueAt = (view) => nextDueAt(view, DEFAULT_DESK_SETTINGS),
  ) {}

  events(cueId: string): Promise<readonly CueEvent[]> {
    return eventsOf(this.dataSource.manager, cueId);
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

  async commit({ events, incidentEvents, audit, outbox }: CueChange): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        for (const event of events) await append(manager, event);
        await appendEvents(manager, incidentEvents, this.dueAt);
        await appendAudit(manager, audit);
        await manager.insert(OutboxRow, [...outbox]);
      });
    } catch (error) {
      throw conflictIn(error) ?? error;
    }
  }
}

/** One after the other: a cue must have left its room's place before the next one takes it. */
async function append(manager: EntityManager, event: CueEvent): Promise<void> {
  await manager.insert(CueEventRow, cueEventToRow(event));
  const view = foldCue(await eventsOf(manager, event.cueId));
  await manager.upsert(CueRow, cueToRow(view), ['id']);
}

async function eventsOf(manager: EntityManager, cueId: string): Promise<CueEvent[]> {
  const rows = await manager.find(CueEventRow, { where: { cueId }, order: { seq: 'ASC' } });
  return rows.map(cueEventFromRow);
}
