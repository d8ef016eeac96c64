import type { EntityManager } from 'typeorm';

import { ConflictError } from '../../core/incident/conflict-error.js';
import type { Assumption } from '../../ports.js';
import { promisesBy } from './promises-by.js';
import { viewersActedOn } from './viewers-acted-on.js';

/**
 * Holds other writers of the same author off until the transaction ends, then looks again.
 * @throws ConflictError when something is otherwise
 */
export async function checkAssumptions(
  manager: EntityManager,
  assumptions: readonly Assumption[],
): Promise<void> {
  for (const assumption of assumptions) {
    const name = `${assumption.about} ${assumption.author}`;
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    if (!(await holds(manager, assumption))) throw new ConflictError(name);
  }
}

async function holds(manager: EntityManager, assumption: Assumption): Promise<boolean> {
  const { author, since } = assumption;
  switch (assumption.about) {
    case 'viewers':
      return (await viewersActedOn(manager, author, since)) === assumption.viewers;
    case 'promises':
      return (await promisesBy(manager, author, assumption.roomId, since)) === assumption.count;
  }
}
