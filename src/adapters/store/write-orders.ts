import type { EntityManager } from 'typeorm';

import type { ActionOrder } from '../../core/action/order.js';
import { viewersOf } from '../../core/action/order.js';
import { ConflictError } from '../../core/incident/conflict-error.js';
import { ActionOrderRow } from './rows/action-order-row.js';

/**
 * Writes orders as they stand now; each follows the version before it.
 * @throws ConflictError when somebody else changed one of them first
 */
export async function writeOrders(manager: EntityManager, orders: readonly ActionOrder[]): Promise<void> {
  for (const order of orders) {
    const row = rowOf(order);
    if (order.version === 1) {
      await manager.insert(ActionOrderRow, row);
      continue;
    }
    const { affected } = await manager.update(
      ActionOrderRow,
      { id: order.id, version: order.version - 1 },
      row,
    );
    if (affected !== 1) throw new ConflictError(`order ${order.id} version ${order.version}`);
  }
}

function rowOf(order: ActionOrder): ActionOrderRow {
  const { id, roomId, author, at, status, lapseAt = null, actions, version } = order;
  return { id, roomId, author, at, status, lapseAt, viewers: viewersOf(actions), version, order };
}
