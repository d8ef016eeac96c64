import type { ActionOrder } from '../core/action/order.js';
import type { Delivery } from '../core/delivery/delivery.js';

/** @returns what a released order gives its channels: each action to each of them */
export function deliveriesOf(
  { id: actionId, roomId, channels, actions, dryRun }: ActionOrder,
  { newId, now, expiresAfter }: { newId: () => string; now: number; expiresAfter: number },
): readonly Delivery[] {
  return channels.flatMap((channel) =>
    actions.map((action): Delivery => {
      const id = newId();
      return {
        ...{ id, kind: 'action', subjectId: actionId, roomId, channel },
        createdAt: now,
        expiresAt: now + expiresAfter,
        payload: { key: id, roomId, actionId, action, at: now, ...(dryRun && { dryRun }) },
      };
    }),
  );
}
