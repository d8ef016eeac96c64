import type { DataSource } from 'typeorm';

import type { AuditEntry } from '../../core/audit/audit-entry.js';
import type { RoomDirectory } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { RoomRow } from './rows/room-row.js';

export class PostgresRoomDirectory implements RoomDirectory {
  constructor(private readonly dataSource: DataSource) {}

  async name(roomId: string, name: string, tell: (before: string | undefined) => AuditEntry): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await manager.findOne(RoomRow, {
        where: { id: roomId },
        lock: { mode: 'pessimistic_write' },
      });
      if (row?.name === name) return;
      await manager.upsert(RoomRow, { id: roomId, name }, ['id']);
      await appendAudit(manager, [tell(row?.name)]);
    });
  }

  async names(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.manager.find(RoomRow);
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
