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
 * @throws ConflictError when somebody else ended one of them first, or began one that was to be unbegun
 */
export async function settleDeliveries(
  manager: EntityManager,
  settlements: readonly Settlement[],
): Promise<void> {
  for (const settlement of settlements) {
    const { deliveryId, state, at } = settlement;
    const { affected } = await manager.update(
      DeliveryRow,
      { id: deliveryId, state: 'waiting', ...(isUnbegun(settlement) && { attempts: 0 }) },
      {
        state,
        settledAt: at,
        ...(settlement.state === 'delivered'
          ? { receipt: settlement.receipt }
          : { lastError: settlement.reason }),
      },
    );
    if (affected !== 1)
      throw new ConflictError(`delivery ${deliveryId} 已有结果或正在送 / settled already, or being given`);
  }
}

function isUnbegun(settlement: Settlement): boolean {
  return settlement.state === 'refused' && settlement.unbegun === true;
}
