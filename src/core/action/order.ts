import type { RoomAction } from '../delivery/outgoing.js';

/**
 * - `waiting`: somebody else must agree
 * - `released`: on its way, some of it may be done
 * - `settled`: everything was done, shown or refused
 * - `returned`, `lapsed`, `withdrawn`: over, nothing was done
 */
export type OrderStatus = 'waiting' | 'released' | 'settled' | 'returned' | 'lapsed' | 'withdrawn';

/** How many of an order's actions ended how, each counted on each of its channels. */
export interface OrderTally {
  readonly done: number;
  /** Only shown what would be done: the room was not armed. */
  readonly dryRun: number;
  readonly refused: number;
}

/** What somebody wants done to a room: one action, or the same to many viewers. */
export interface ActionOrder {
  readonly id: string;
  readonly roomId: string;
  readonly incidentId?: string;
  /** Names of the channels that do it: all of the room that can. */
  readonly channels: readonly string[];
  readonly actions: readonly RoomAction[];
  readonly why: string;
  readonly author: string;
  /** ms */
  readonly at: number;
  readonly status: OrderStatus;
  /** Viewers whom its author acted on in the last minutes, this order included; set where that is many. */
  readonly mass?: number;
  readonly lapseAt?: number;
  readonly decidedBy?: string;
  readonly decidedAt?: number;
  /** Of whoever returned or forced it. */
  readonly note?: string;
  readonly forced?: true;
  /** Only to be shown: the room was not armed when it was ordered. */
  readonly dryRun?: true;
  readonly tally: OrderTally;
  /** Counts the changes, from 1: two writers cannot take the same place. */
  readonly version: number;
}

/** @returns how many deliveries the order comes to */
export function partsOf({ actions, channels }: Pick<ActionOrder, 'actions' | 'channels'>): number {
  return actions.length * channels.length;
}

/** More than so many viewers by one person within `MASS_WINDOW` are many: somebody else must agree. */
export const MASS_VIEWERS = 10;
export const MASS_WINDOW = 5 * 60_000;

/** @returns how many viewers the actions are against; who takes a mistake back harms nobody, and must not wait */
export function viewersOf(actions: readonly RoomAction[]): number {
  const against = actions.filter((action) => action.type === 'mute' || action.type === 'remove');
  return new Set(against.map(({ userId }) => userId)).size;
}

/** @returns what takes an action back, undefined for what stays: who was removed has to come back by themselves */
export function undoOf(action: RoomAction): RoomAction | undefined {
  switch (action.type) {
    case 'mute':
      return { type: 'unmute', userId: action.userId };
    case 'slow':
      return { type: 'slow', seconds: 0 };
    case 'pin':
      return { type: 'unpin' };
    case 'unmute':
    case 'unpin':
    case 'remove':
      return undefined;
  }
}
