import { LessThanOrEqual, MoreThan, type DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';

import type { ActionOrder } from '../../core/action/order.js';
import type { AuditEntry } from '../../core/audit/audit-entry.js';
import type { Arming, OrderStore, RoomArming } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { ActionOrderRow } from './rows/action-order-row.js';
import { viewersActedOn } from './viewers-acted-on.js';
import { ArmedRoomRow } from './rows/armed-room-row.js';

/** Reading side; orders are written by the ledger. */
export class PostgresOrderStore implements OrderStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(orderId: string): Promise<ActionOrder | undefined> {
    if (!isUuid(orderId)) return undefined;
    return (await this.dataSource.manager.findOneBy(ActionOrderRow, { id: orderId }))?.order;
  }

  async list(roomId: string, limit: number): Promise<readonly ActionOrder[]> {
    const rows = await this.dataSource.manager.find(ActionOrderRow, {
      where: { roomId },
      order: { at: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(({ order }) => order);
  }

  async lapsing(now: number, limit: number): Promise<readonly string[]> {
    const rows = await this.dataSource.manager.find(ActionOrderRow, {
      select: { id: true },
      where: { status: 'waiting', lapseAt: LessThanOrEqual(now) },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  async viewersActedOn(author: string, since: number): Promise<number> {
    return await viewersActedOn(this.dataSource.manager, author, since);
  }
}

/** Which rooms are armed, and until when. */
export class PostgresRoomArming implements RoomArming {
  constructor(private readonly dataSource: DataSource) {}

  async of(roomId: string, now: number): Promise<Arming | undefined> {
    const row = await this.dataSource.manager.findOneBy(ArmedRoomRow, { roomId, until: MoreThan(now) });
    return row === null ? undefined : { by: row.by, at: row.at, until: row.until };
  }

  async arm(roomId: string, arming: Arming, audit: AuditEntry): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.upsert(ArmedRoomRow, { roomId, ...arming }, ['roomId']);
      await appendAudit(manager, [audit]);
    });
  }

  async secure(roomId: string, audit: AuditEntry): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(ArmedRoomRow, { roomId, until: MoreThan(audit.at) });
      if (affected !== 0) await appendAudit(manager, [audit]);
    });
  }
}
