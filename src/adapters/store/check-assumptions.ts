import type { EntityManager } from 'typeorm';

import { ConflictError } from '../../core/incident/conflict-error.js';
import type { Assumption } from '../../ports.js';
import { viewersActedOn } from './viewers-acted-on.js';

/**
 * Holds other writers of the same author off until the transaction ends, then looks again.
 * @throws ConflictError when something is otherwise
 */
export async function checkAssumptions(
  manager: EntityManager,
  assumptions: readonly Assumption[],
): Promise<void> {
  for (const { about, author, since, viewers } of assumptions) {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${about} ${author}`]);
    if ((await viewersActedOn(manager, author, since)) !== viewers)
      throw new ConflictError(`${about} ${author}`);
  }
}
