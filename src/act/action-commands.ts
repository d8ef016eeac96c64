import { changeOrder, orderOf, type OrderChange, type OrderRequest } from '../core/action/change-order.js';
import { MASS_WINDOW, type ActionOrder } from '../core/action/order.js';
import { undoing } from '../core/action/undo.js';
import { refuseForeignRoom } from '../core/access/refusals.js';
import { IncidentElsewhere } from '../announce/announcement-errors.js';
import type { CallStaff } from '../announce/call-staff.js';
import type { Asker } from '../announce/announcement-commands.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { IncidentView } from '../core/incident/view.js';
import { decideAnew } from '../core/decide-anew.js';
import type { RoomAction } from '../core/delivery/outgoing.js';
import type { Clock, DeliveryStore, DeskChange, Ledger, OrderStore } from '../ports.js';
import { eachApart } from '../queue/each-apart.js';
import { NoRoomActions, NothingToUndo, OrderChanged, OrderNotFound } from './act-errors.js';
import { auditOfOrder } from './audit-order.js';
import { actionsOf, type WishedAction } from './actions-of.js';
import { deliveriesOf } from './order-deliveries.js';

/** What somebody wants done. */
export interface ActionWish {
  readonly actions: readonly WishedAction[];
  readonly why: string;
  readonly incidentId?: string | undefined;
}

type Wanted = Omit<ActionWish, 'actions'> & Pick<ActionOrder, 'actions'>;

export interface ActionSurroundings {
  readonly orders: OrderStore;
  readonly deliveries: Pick<DeliveryStore, 'ofSubject'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Names of the room's channels that can do it. */
  readonly channelsOf: (roomId: string, actions: readonly RoomAction[]) => readonly string[];
  /** @throws IncidentNotFound */
  readonly incident: (incidentId: string) => Promise<Pick<IncidentView, 'roomId'>>;
  /** @throws AnnouncementNotFound */
  readonly announcement: (announcementId: string) => Promise<AnnouncementView>;
  readonly isArmed: (roomId: string) => Promise<boolean>;
  /** Called when somebody did without a second person. */
  readonly staff: Pick<CallStaff, 'ofForcedOrder'>;
  /** ms that an order waits for somebody else. */
  readonly lapseAfter: number;
  /** ms after which it would do harm. */
  readonly expiresAfter: number;
}

/** Its own deliveries are written down meanwhile, one after the other: a mass mistake must be stopped while it runs. */
const UNDO_ATTEMPTS = 100;

/**
 * What people and time do with orders to act on rooms. Each change is one transaction with its deliveries and its audit
 * entry.
 */
export class ActionCommands {
  constructor(private readonly around: ActionSurroundings) {}

  /**
   * @throws RoomForbidden, NoRoomActions, IncidentNotFound, IncidentElsewhere, AnnouncementNotFound, NotSaidYet, ConflictError
   *   while the author keeps ordering elsewhere
   */
  async order(roomId: string, wish: ActionWish, asker: Asker): Promise<ActionOrder> {
    refuseForeignRoom(asker.person, roomId);
    const { incidentId } = wish;
    const incident = incidentId === undefined ? undefined : await this.around.incident(incidentId);
    if (incident && incident.roomId !== roomId) throw new IncidentElsewhere(incidentId!);
    const actions = await actionsOf(roomId, wish.actions, this.around.announcement);
    return await decideAnew(async () => await this.orderOnce(roomId, { ...wish, actions }, asker));
  }

  /** What the author ordered before counts; ordered at the same time it would count nowhere, so that it must not change meanwhile. */
  private async orderOnce(roomId: string, wish: Wanted, asker: Asker): Promise<ActionOrder> {
    const { orders, channelsOf, lapseAfter } = this.around;
    const { name: author } = asker.person;
    const request = await this.requestOf(roomId, wish, channelsOf(roomId, wish.actions), author);
    const since = request.at - MASS_WINDOW;
    const viewers = await orders.viewersActedOn(author, since);
    const order = orderOf(request, viewers, lapseAfter);
    const assumptions = [{ about: 'viewers', author, since, viewers }] as const;
    await this.around.ledger.commit({ ...this.changeTo(order, undefined, asker), assumptions });
    return order;
  }

  /**
   * Takes an order back: what still waits for its channel is over, what was done is ordered undone.
   * @returns the order that undoes it; where nothing was done yet, the order itself as it ended
   * @throws OrderNotFound, RoomForbidden, NothingToUndo
   */
  async undo(orderId: string, asker: Asker): Promise<ActionOrder> {
    return await decideAnew(async () => await this.undoOnce(orderId, asker), UNDO_ATTEMPTS);
  }

  private async undoOnce(orderId: string, asker: Asker): Promise<ActionOrder> {
    const { deliveries, clock, lapseAfter, ledger } = this.around;
    const before = await this.read(orderId, asker);
    const { name } = asker.person;
    const parts = (await deliveries.ofSubject(orderId)).filter(({ delivery }) => delivery.kind === 'action');
    const { settlements, ...contrary } = undoing(before, parts, name, clock.now());
    const changes: Omit<DeskChange, 'assumptions'>[] = [];
    let answer = before;
    if (settlements.length > 0) {
      answer = changeOrder(before, { type: 'undone', count: settlements.length }, name, clock.now());
      changes.push({ ...this.changeTo(answer, before, asker), settlements });
    }
    if (contrary.actions.length > 0) {
      const { roomId, dryRun } = before;
      const wish = { actions: contrary.actions, why: `撤销 / undo ${before.id}` };
      const able = this.around.channelsOf(roomId, contrary.actions);
      const channels = contrary.channels.filter((channel) => able.includes(channel));
      const request = await this.requestOf(roomId, wish, channels, name);
      answer = orderOf({ ...request, ...(dryRun && { dryRun }) }, 0, lapseAfter);
      changes.push(this.changeTo(answer, undefined, asker));
    }
    if (changes.length === 0) throw new NothingToUndo();
    await ledger.commit(together(changes));
    return answer;
  }

  /** @param version that the person saw @throws OrderNotFound, OrderChanged, OrderRefused, OwnOrder */
  async change(orderId: string, version: number, change: OrderChange, asker: Asker): Promise<ActionOrder> {
    // Who comes second is told what the first one did.
    return await decideAnew(async () => await this.changeOnce(orderId, version, change, asker));
  }

  private async changeOnce(
    orderId: string,
    version: number,
    change: OrderChange,
    asker: Asker,
  ): Promise<ActionOrder> {
    const before = await this.read(orderId, asker);
    const after = changeOrder(before, change, asker.person.name, this.around.clock.now());
    if (before.version !== version) throw new OrderChanged();
    await this.around.ledger.commit(this.changeTo(after, before, asker));
    return after;
  }

  /** Those that nobody agreed to in time are over. @returns how many were due @throws AggregateError after the last */
  async lapse(limit: number): Promise<number> {
    const { orders, clock, ledger } = this.around;
    const due = await orders.lapsing(clock.now(), limit);
    await eachApart(due, async (id) => {
      const before = await orders.find(id);
      if (before?.status !== 'waiting') return;
      const after = changeOrder(before, { type: 'lapsed' }, undefined, clock.now());
      await ledger.commit(this.changeTo(after, before));
    });
    return due.length;
  }

  /** @throws OrderNotFound, RoomForbidden */
  async read(orderId: string, asker: Asker): Promise<ActionOrder> {
    const order = await this.around.orders.find(orderId);
    if (order === undefined) throw new OrderNotFound(orderId);
    refuseForeignRoom(asker.person, order.roomId);
    return order;
  }

  /** @throws NoRoomActions */
  private async requestOf(
    roomId: string,
    { actions, why, incidentId }: Wanted,
    channels: readonly string[],
    author: string,
  ): Promise<OrderRequest> {
    const { newId, clock, isArmed } = this.around;
    if (channels.length === 0) throw new NoRoomActions(roomId, actions[0]!.type);
    return {
      ...{ id: newId(), roomId, channels, actions, why, author, at: clock.now() },
      ...(incidentId !== undefined && { incidentId }),
      ...(!(await isArmed(roomId)) && { dryRun: true as const }),
    };
  }

  private changeTo(after: ActionOrder, before: ActionOrder | undefined, asker?: Asker): DeskChange {
    const { newId, clock, expiresAfter, staff } = this.around;
    const now = clock.now();
    const isReleased = after.status === 'released' && before?.status !== 'released';
    return {
      orders: [after],
      deliveries: isReleased
        ? [
            ...deliveriesOf(after, { newId, now, expiresAfter }),
            ...(after.forced ? staff.ofForcedOrder(after, now) : []),
          ]
        : [],
      audit: [auditOfOrder(newId(), before, after, now, asker)],
      outbox: [{ name: 'action', roomId: after.roomId, payload: after }],
    };
  }
}

/** All of it, or nothing. */
function together(changes: readonly DeskChange[]): DeskChange {
  return {
    orders: changes.flatMap(({ orders = [] }) => orders),
    settlements: changes.flatMap(({ settlements = [] }) => settlements),
    deliveries: changes.flatMap(({ deliveries = [] }) => deliveries),
    audit: changes.flatMap(({ audit = [] }) => audit),
    outbox: changes.flatMap(({ outbox }) => outbox),
  };
}
