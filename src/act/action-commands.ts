import { changeOrder, orderOf, type OrderChange } from '../core/action/change-order.js';
import { MASS_WINDOW, undoOf, type ActionOrder } from '../core/action/order.js';
import { refuseForeignRoom } from '../http/access-refusals.js';
import type { CallStaff } from '../announce/call-staff.js';
import type { Asker } from '../announce/announcement-commands.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { RoomAction } from '../core/delivery/outgoing.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import type { Assumption, Clock, Ledger, OrderStore } from '../ports.js';
import { NoRoomActions, NothingToUndo, OrderChanged, OrderNotFound } from './act-errors.js';
import { auditOfOrder } from './audit-order.js';

/** How often an order is decided anew when its author ordered something else meanwhile. */
const ATTEMPTS = 5;

/** What somebody wants done. */
export interface ActionWish {
  readonly actions: readonly RoomAction[];
  readonly why: string;
  readonly incidentId?: string | undefined;
}

export interface ActionSurroundings {
  readonly orders: OrderStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Names of the room's channels that can do it. */
  readonly channelsOf: (roomId: string, actions: readonly RoomAction[]) => readonly string[];
  readonly isArmed: (roomId: string) => Promise<boolean>;
  /** Called when somebody did without a second person. */
  readonly staff: Pick<CallStaff, 'ofForcedOrder'>;
  /** ms that an order waits for somebody else. */
  readonly lapseAfter: number;
  /** ms after which it would do harm. */
  readonly expiresAfter: number;
}

/** What people and time do with orders to act on rooms. Each change is one transaction with its deliveries and its audit entry. */
export class ActionCommands {
  constructor(private readonly around: ActionSurroundings) {}

  /** @throws RoomForbidden, NoRoomActions, ConflictError while the author keeps ordering elsewhere */
  async order(roomId: string, wish: ActionWish, asker: Asker): Promise<ActionOrder> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.orderOnce(roomId, wish, asker);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** What the author ordered before counts; ordered at the same time it would count nowhere, so that it must not change meanwhile. */
  private async orderOnce(roomId: string, wish: ActionWish, asker: Asker): Promise<ActionOrder> {
    const { orders, clock, newId, channelsOf, lapseAfter } = this.around;
    const { name: author } = asker.person;
    refuseForeignRoom(asker.person, roomId);
    const { actions, why, incidentId } = wish;
    const channels = channelsOf(roomId, actions);
    if (channels.length === 0) throw new NoRoomActions(roomId, actions[0]!.type);
    const at = clock.now();
    const since = at - MASS_WINDOW;
    const viewers = await orders.viewersActedOn(author, since);
    const isArmed = await this.around.isArmed(roomId);
    const request = {
      ...{ id: newId(), roomId, channels, actions, why, author, at },
      ...(incidentId !== undefined && { incidentId }),
      ...(!isArmed && { dryRun: true as const }),
    };
    const order = orderOf(request, viewers, lapseAfter);
    await this.commit(undefined, order, asker, [{ about: 'viewers', author, since, viewers }]);
    return order;
  }

  /** Orders what takes an order's actions back. @throws OrderNotFound, NothingToUndo */
  async undo(orderId: string, asker: Asker): Promise<ActionOrder> {
    const order = await this.read(orderId, asker);
    const actions = order.actions.flatMap((action) => undoOf(action) ?? []);
    if (actions.length === 0 || !['released', 'settled'].includes(order.status)) throw new NothingToUndo();
    return await this.order(order.roomId, { actions, why: `撤销 / undo ${order.id}` }, asker);
  }

  /** @param version that the person saw @throws OrderNotFound, OrderChanged, OrderRefused, OwnOrder */
  async change(orderId: string, version: number, change: OrderChange, asker: Asker): Promise<ActionOrder> {
    const before = await this.read(orderId, asker);
    const after = changeOrder(before, change, asker.person.name, this.around.clock.now());
    if (before.version !== version) throw new OrderChanged();
    await this.commit(before, after, asker);
    return after;
  }

  /** Those that nobody agreed to in time are over. @returns how many were due */
  async lapse(limit: number): Promise<number> {
    const { orders, clock } = this.around;
    const due = await orders.lapsing(clock.now(), limit);
    for (const id of due) {
      const before = await orders.find(id);
      if (before?.status !== 'waiting') continue;
      await this.commit(before, changeOrder(before, { type: 'lapsed' }, undefined, clock.now()));
    }
    return due.length;
  }

  /** @throws OrderNotFound, RoomForbidden */
  async read(orderId: string, asker: Asker): Promise<ActionOrder> {
    const order = await this.around.orders.find(orderId);
    if (order === undefined) throw new OrderNotFound(orderId);
    refuseForeignRoom(asker.person, order.roomId);
    return order;
  }

  private async commit(
    before: ActionOrder | undefined,
    after: ActionOrder,
    asker?: Asker,
    assumptions: readonly Assumption[] = [],
  ): Promise<void> {
    const { ledger, newId, clock } = this.around;
    const isReleased = after.status === 'released' && before?.status !== 'released';
    await ledger.commit({
      assumptions,
      orders: [after],
      deliveries: isReleased
        ? [
            ...after.channels.flatMap((channel) =>
              after.actions.map((action) => this.deliveryOf(after, channel, action)),
            ),
            ...(after.forced ? this.around.staff.ofForcedOrder(after, clock.now()) : []),
          ]
        : [],
      audit: [auditOfOrder(newId(), before, after, clock.now(), asker)],
      outbox: [{ name: 'action', roomId: after.roomId, payload: after }],
    });
  }

  private deliveryOf(order: ActionOrder, channel: string, action: RoomAction): Delivery {
    const { newId, clock, expiresAfter } = this.around;
    const { id: actionId, roomId, dryRun } = order;
    const id = newId();
    const now = clock.now();
    return {
      id,
      kind: 'action',
      subjectId: actionId,
      roomId,
      channel,
      createdAt: now,
      expiresAt: now + expiresAfter,
      payload: { key: id, roomId, actionId, action, at: now, ...(dryRun && { dryRun }) },
    };
  }
}
