import type { Delivery } from './delivery.js';
import type { Notice } from './outgoing.js';

/** A notice on its way to one notifier; `id` is its key, times in ms. */
export function noticeDelivery(call: {
  readonly id: string;
  /** The announcement or incident that it is about. */
  readonly subjectId: string;
  readonly channel: string;
  readonly at: number;
  /** After so long it helps nobody any more. */
  readonly expiresAfter: number;
  readonly notice: Omit<Notice, 'key'>;
}): Delivery {
  const { id, subjectId, channel, at, expiresAfter, notice } = call;
  return {
    id,
    kind: 'notice',
    subjectId,
    roomId: notice.roomId,
    channel,
    createdAt: at,
    expiresAt: at + expiresAfter,
    payload: { ...notice, key: id },
  };
}
