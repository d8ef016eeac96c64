import type { Asker } from '../announce/announcement-commands.js';
import type { ActionOrder } from '../core/action/order.js';
import type { AuditEntry } from '../core/audit/audit-entry.js';

/** @param asker who did it; the system where nobody did */
export function auditOfOrder(
  id: string,
  before: ActionOrder | undefined,
  after: ActionOrder,
  at: number,
  asker?: Asker,
): AuditEntry {
  return {
    id,
    at,
    by: asker === undefined ? { type: 'system' } : { type: 'person', name: asker.person.name },
    action: `action.${verbOf(before, after, asker)}`,
    subject: { type: 'action', id: after.id },
    roomId: after.roomId,
    ...(before && { before: { status: before.status, tally: before.tally } }),
    after: {
      status: after.status,
      tally: after.tally,
      ...(before === undefined && { actions: after.actions }),
    },
    why: after.note ?? after.why,
    ...(asker && { from: asker.from }),
  };
}

function verbOf(before: ActionOrder | undefined, after: ActionOrder, asker: Asker | undefined): string {
  if (before === undefined) return 'ordered';
  // Channels settle what was released; a person only takes it back.
  if (before.status === 'released' && asker) return 'undone';
  if (after.status === 'released' && before.status === 'waiting') return after.forced ? 'forced' : 'approved';
  return after.status === 'released' ? 'settled' : after.status;
}
