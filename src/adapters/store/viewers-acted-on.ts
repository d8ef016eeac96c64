import { In, MoreThan, type EntityManager } from 'typeorm';

import { ActionOrderRow } from './rows/action-order-row.js';

/** Statuses in which an order did, or may still do, something. */
const COUNTED = ['waiting', 'released', 'settled'] as const;

/** Viewers about whom an author's orders since then were, or still may be. */
export async function viewersActedOn(manager: EntityManager, author: string, since: number): Promise<number> {
  const where = { author, at: MoreThan(since), status: In([...COUNTED]) };
  return Number((await manager.sum(ActionOrderRow, 'viewers', where)) ?? 0);
}
