import type { Notice, OutgoingAction, OutgoingText, Receipt } from './outgoing.js';

/** What a channel is to be given, by kind. */
type DeliveryPayload =
  | { readonly kind: 'announcement'; readonly payload: OutgoingText }
  | { readonly kind: 'notice'; readonly payload: Notice }
  | { readonly kind: 'action'; readonly payload: OutgoingAction };

export type DeliveryKind = DeliveryPayload['kind'];

/**
 * One thing on its way to one channel. It is written in the transaction that decided on it and stays until the channel
 * took it, refused it, or its time was over.
 */
export type Delivery = DeliveryPayload & {
  /** UUID v7, and the idempotency key. */
  readonly id: string;
  /** The announcement, incident or action that it is part of. */
  readonly subjectId: string;
  readonly roomId: string;
  readonly channel: string;
  /** ms */
  readonly createdAt: number;
  /** ms; words that come later than this would do harm. */
  readonly expiresAt: number;
};

export type DeliveryState = 'waiting' | 'delivered' | 'refused';

/** A delivery and how far it is. */
export interface DeliveryProgress {
  readonly delivery: Delivery;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Why the last attempt failed; no secret. */
  readonly lastError?: string;
  readonly receipt?: Receipt;
  /** ms */
  readonly settledAt?: number;
}

/** How a delivery ended. */
export type Settlement =
  | {
      readonly deliveryId: string;
      readonly state: 'delivered';
      readonly receipt: Receipt;
      readonly at: number;
    }
  | {
      readonly deliveryId: string;
      readonly state: 'refused';
      readonly reason: string;
      readonly at: number;
      /** It holds only while no attempt was begun. */
      readonly unbegun?: true;
    };
