import { In, type EntityManager } from 'typeorm';

import { applyStep } from '../../core/announcement/apply-event.js';
import { auditOfStep } from '../../core/announcement/audit-announcement.js';
import { nextDueAt } from '../../core/announcement/due.js';
import type { AnnouncementEvent } from '../../core/announcement/events.js';
import type { AnnouncementView } from '../../core/announcement/view.js';
import type { AuditEntry, Origin } from '../../core/audit/audit-entry.js';
import { newId } from '../ids/new-id.js';
import { appendAudit } from './append-audit.js';
import { AnnouncementEventRow, stepFromRow, stepToRow } from './rows/announcement-event-row.js';
import { AnnouncementRow } from './rows/announcement-row.js';

/**
 * Appends steps, writes what each announcement folds to, and the audit trail.
 * @throws IllegalStep, OwnWords when the announcement, as it is in this transaction, does not take a step
 */
export async function writeSteps(
  manager: EntityManager,
  steps: readonly AnnouncementEvent[],
  from?: Origin,
): Promise<void> {
  if (steps.length === 0) return;
  await manager.insert(AnnouncementEventRow, steps.map(stepToRow));
  const written = new Set(steps.map(placeOf));
  for (const stream of await streamsOf(manager, steps)) {
    const entries: AuditEntry[] = [];
    let view: AnnouncementView | undefined;
    for (const step of stream) {
      const after = applyStep(view, step);
      if (written.has(placeOf(step))) entries.push(auditOfStep(newId(), view, step, after, from));
      view = after;
    }
    await appendAudit(manager, entries);
    await manager.upsert(AnnouncementRow, rowOf(view!, stream.at(-1)!.at), ['id']);
  }
}

function placeOf({ announcementId, seq }: AnnouncementEvent): string {
  return `${announcementId} ${seq}`;
}

function rowOf(view: AnnouncementView, updatedAt: number): AnnouncementRow {
  const { id, roomId, status, draft } = view;
  const dueAt = nextDueAt(view) ?? null;
  return { id, roomId, incidentId: draft.incidentId ?? null, status, view, dueAt, updatedAt };
}

async function streamsOf(
  manager: EntityManager,
  steps: readonly AnnouncementEvent[],
): Promise<readonly (readonly AnnouncementEvent[])[]> {
  const ids = [...new Set(steps.map(({ announcementId }) => announcementId))];
  const rows = await manager.find(AnnouncementEventRow, {
    where: { announcementId: In(ids) },
    order: { announcementId: 'ASC', seq: 'ASC' },
  });
  const all = rows.map(stepFromRow);
  return ids.map((id) => all.filter(({ announcementId }) => announcementId === id));
}
