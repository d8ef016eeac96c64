import type { DataSource } from 'typeorm';

import { nextDueAt } from '../../core/incident/clocks.js';
import { DEFAULT_DESK_SETTINGS } from '../../core/incident/desk-settings.js';
import { usesIn } from '../../core/review/script-use.js';
import type { DeskChange, Ledger } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { conflictIn } from './conflict-in.js';
import { checkAssumptions } from './check-assumptions.js';
import { recordUses } from './record-uses.js';
import type { DueAt } from './incident-steps.js';
import { OutboxRow } from './rows/outbox-row.js';
import { writeSteps } from './write-announcements.js';
import { writeCues } from './write-cues.js';
import { settleDeliveries, writeDeliveries } from './write-deliveries.js';
import { appendEvents, saveSignals } from './write-incidents.js';
import { writeOrders } from './write-orders.js';

/** Writes a decision: all of it, or nothing. */
export class PostgresLedger implements Ledger {
  /** @param dueAt when the clocks of an incident next have something to say, ms */
  constructor(
    protected readonly dataSource: DataSource,
    protected readonly dueAt: DueAt = (view) => nextDueAt(view, DEFAULT_DESK_SETTINGS),
  ) {}

  async commit(change: DeskChange): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        await checkAssumptions(manager, change.assumptions ?? []);
        await saveSignals(manager, change.signals ?? []);
        await appendEvents(manager, change.events ?? [], this.dueAt, change.from);
        await recordUses(manager, [...usesIn(change.events ?? []), ...(change.uses ?? [])]);
        await writeSteps(manager, change.steps ?? [], change.from);
        await writeCues(manager, change.cues ?? [], change.from);
        await writeOrders(manager, change.orders ?? []);
        await settleDeliveries(manager, change.settlements ?? []);
        await writeDeliveries(manager, change.deliveries ?? []);
        await appendAudit(manager, change.audit ?? []);
        if (change.outbox.length > 0) await manager.insert(OutboxRow, [...change.outbox]);
      });
    } catch (error) {
      throw conflictIn(error) ?? error;
    }
  }
}
