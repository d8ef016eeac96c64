import type { EntityManager } from 'typeorm';

import { firstDueAt } from '../../core/review/effect.js';
import type { NewUse } from '../../core/review/script-use.js';
import { newId } from '../ids/new-id.js';
import { ScriptUseRow, useToRow } from './rows/script-use-row.js';

/**
 * Notes uses of scripts, whose effects are then measured in time.
 * @param manager of the transaction that keeps what the scripts were used for
 */
export async function recordUses(manager: EntityManager, uses: readonly NewUse[]): Promise<void> {
  if (uses.length === 0) return;
  await manager.insert(
    ScriptUseRow,
    uses.map((use) => useToRow(use, newId(), firstDueAt(use.at))),
  );
}
