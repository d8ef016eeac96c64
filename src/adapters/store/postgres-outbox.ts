import type { DataSource } from 'typeorm';

import type { LiveEvent } from '../../live/events.js';
import type { Outbox, QueuedEvent } from '../../ports.js';
import { LOCKS } from './advisory-locks.js';
import { OutboxRow } from './rows/outbox-row.js';

/** Skipping locked rows would let two publishers overtake each other; so one at a time, whoever holds the lock. */
export class PostgresOutbox implements Outbox {
  constructor(private readonly dataSource: DataSource) {}

  takeOutbox(limit: number, handle: (events: readonly QueuedEvent[]) => Promise<void>): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [lock] = await manager.query<{ held: boolean }[]>(
        'SELECT pg_try_advisory_xact_lock($1) AS held',
        [LOCKS.outbox],
      );
      if (!lock!.held) return 0;
      // Ids are given before the commit, so a lower one can appear after a higher one; but what follows from a
      // commit was decided after reading it, and so has the higher id and comes later.
      const rows = await manager.find(OutboxRow, { order: { id: 'ASC' }, take: limit });
      if (rows.length === 0) return 0;
      await handle(rows.map(queuedFromRow));
      await manager.delete(
        OutboxRow,
        rows.map((row) => row.id),
      );
      return rows.length;
    });
  }
}

function queuedFromRow({ id, name, roomId, payload }: OutboxRow): QueuedEvent {
  return { id, event: { name, roomId, payload } as LiveEvent };
}
