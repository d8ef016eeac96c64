import type { EntityManager } from 'typeorm';

import type { Delivery, Settlement } from '../../core/delivery/delivery.js';
import { ConflictError } from '../../core/incident/conflict-error.js';
import { DeliveryRow, deliveryToRow } from './rows/delivery-row.js';

/** @param manager of the transaction that decided on them */
export async function writeDeliveries(
  manager: EntityManager,
  deliveries: readonly Delivery[],
): Promise<void> {
  if (deliveries.length > 0) await manager.insert(DeliveryRow, deliveries.map(deliveryToRow));
}

/**
 * Ends deliveries.
 * @throws ConflictError when somebody else ended one of them first
 */
export async function settleDeliveries(
  manager: EntityManager,
  settlements: readonly Settlement[],
): Promise<void> {
  for (const settlement of settlements) {
    const { deliveryId, state, at } = settlement;
    const { affected } = await manager.update(
      DeliveryRow,
      { id: deliveryId, state: 'waiting' },
      {
        state,
        settledAt: at,
        ...(settlement.state === 'delivered'
          ? { receipt: settlement.receipt }
          : { lastError: settlement.reason }),
      },
    );
    if (affected !== 1) throw new ConflictError(`delivery ${deliveryId} 已有结果 / settled already`);
  }
}
