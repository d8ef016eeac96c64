import { LessThanOrEqual, MoreThanOrEqual, type DataSource, type FindManyOptions } from 'typeorm';
import { validate as isUuid } from 'uuid';

import type { DeliveryProgress } from '../../core/delivery/delivery.js';
import type { DeliveryStore } from '../../ports.js';
import { DeliveryRow, progressFromRow } from './rows/delivery-row.js';

/** Why an attempt failed, as far as a person reads it. */
const ERROR_UNITS = 500;

/** Deliveries are written and settled by the ledger; here they are read, and attempts noted. */
export class PostgresDeliveryStore implements DeliveryStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(deliveryId: string): Promise<DeliveryProgress | undefined> {
    if (!isUuid(deliveryId)) return undefined;
    const row = await this.dataSource.manager.findOneBy(DeliveryRow, { id: deliveryId });
    return row === null ? undefined : progressFromRow(row);
  }

  async waiting(limit: number, channel?: string): Promise<readonly DeliveryProgress[]> {
    return await this.read({
      where: { state: 'waiting', ...(channel !== undefined && { channel }) },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  async fresh(since: number, limit: number): Promise<readonly DeliveryProgress[]> {
    return await this.read({
      where: { state: 'waiting', createdAt: MoreThanOrEqual(since) },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  async expired(by: number, limit: number): Promise<readonly DeliveryProgress[]> {
    return await this.read({
      where: { state: 'waiting', expiresAt: LessThanOrEqual(by) },
      order: { expiresAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  async ofSubject(subjectId: string): Promise<readonly DeliveryProgress[]> {
    return await this.read({ where: { subjectId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async begin(deliveryId: string): Promise<boolean> {
    const waiting = { id: deliveryId, state: 'waiting' } as const;
    const { affected } = await this.dataSource.manager.increment(DeliveryRow, waiting, 'attempts', 1);
    return affected === 1;
  }

  async noteFailure(deliveryId: string, error: string): Promise<void> {
    const waiting = { id: deliveryId, state: 'waiting' } as const;
    await this.dataSource.manager.update(DeliveryRow, waiting, { lastError: error.slice(0, ERROR_UNITS) });
  }

  private async read(wanted: FindManyOptions<DeliveryRow>): Promise<readonly DeliveryProgress[]> {
    return (await this.dataSource.manager.find(DeliveryRow, wanted)).map(progressFromRow);
  }
}
