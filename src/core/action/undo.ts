import type { DeliveryProgress, Settlement } from '../delivery/delivery.js';
import type { RoomAction } from '../delivery/outgoing.js';
import { undoOf, type ActionOrder } from './order.js';

/** What taking an order back comes to. */
export interface Undoing {
  /** Ends what still waits, so that no later attempt does it after all. */
  readonly settlements: readonly Settlement[];
  /** Takes back what was done, or may have been. */
  readonly actions: readonly RoomAction[];
  /** Where that is to be done. */
  readonly channels: readonly string[];
}

/**
 * A channel that was away would do what waits for it after the undo was done. What was never begun is over with this; of
 * what was begun without an answer nobody knows whether it was done: it ends, and is taken back like what was done.
 * @param parts the order's deliveries
 * @param at ms
 */
export function undoing(
  order: ActionOrder,
  parts: readonly DeliveryProgress[],
  by: string,
  at: number,
): Undoing {
  const waiting = parts.filter(({ state }) => state === 'waiting');
  const reached = parts.filter((part) => mayHaveBeenDone(order, part));
  const actions = new Map<string, RoomAction>();
  for (const { delivery } of reached) {
    const contrary = delivery.kind === 'action' ? undoOf(delivery.payload.action) : undefined;
    if (contrary) actions.set(JSON.stringify(contrary), contrary);
  }
  return {
    settlements: waiting.map(({ delivery: { id: deliveryId }, attempts }) =>
      attempts === 0
        ? { deliveryId, state: 'refused', reason: neverBegun(by), at, unbegun: true }
        : { deliveryId, state: 'refused', reason: unanswered(by), at },
    ),
    actions: [...actions.values()],
    channels: [...new Set(reached.map(({ delivery }) => delivery.channel))],
  };
}

/** A rehearsal is taken back as a rehearsal; in earnest, what was only shown need not be. */
function mayHaveBeenDone({ dryRun }: ActionOrder, { state, attempts, receipt }: DeliveryProgress): boolean {
  if (state === 'waiting') return attempts > 0;
  return state === 'delivered' && (dryRun === true || receipt?.dryRun !== true);
}

function neverBegun(by: string): string {
  return `${by} 已撤销，从未执行 / undone by ${by}, never begun`;
}

function unanswered(by: string): string {
  return `${by} 已撤销，渠道未答复，可能已执行 / undone by ${by}; the channel had not answered, it may be done`;
}
