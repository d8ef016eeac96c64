import type { Receipt } from '../delivery/outgoing.js';
import type { Said } from '../said.js';
import { SaidError } from '../said-error.js';
import { type ActionOrder, type OrderStatus, type OrderTally, MASS_VIEWERS, viewersOf } from './order.js';

/** What can happen to an order. */
export type OrderChange =
  | { readonly type: 'approved' }
  | { readonly type: 'forced'; readonly note: string }
  | { readonly type: 'returned'; readonly note: string }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'lapsed' }
  | { readonly type: 'settled'; readonly outcome: Receipt | 'refused' };

/** An order that does not take a change where it stands. */
export class OrderRefused extends SaidError {
  override readonly name = 'OrderRefused';
}

/** Whoever ordered something agrees to it. */
export class OwnOrder extends SaidError {
  override readonly name = 'OwnOrder';

  constructor(author: string) {
    super({
      zh: `须由他人确认：这是 ${author} 提交的处置`,
      en: `somebody else must confirm what ${author} ordered`,
    });
  }
}

type Request = Pick<
  ActionOrder,
  'id' | 'roomId' | 'incidentId' | 'channel' | 'actions' | 'why' | 'author' | 'at'
>;

/**
 * @param before viewers whom the author acted on in the last minutes
 * @param lapseAfter ms
 * @returns the order: released, or waiting for somebody else where it is about many. In parts a crowd could be removed
 * by one alone, so what went before counts.
 */
export function orderOf(request: Request, before: number, lapseAfter: number): ActionOrder {
  const mass = before + viewersOf(request.actions);
  const nothing: OrderTally = { done: 0, dryRun: 0, refused: 0 };
  const order = { ...request, tally: nothing, version: 1 };
  return mass > MASS_VIEWERS && viewersOf(request.actions) > 0
    ? { ...order, status: 'waiting', mass, lapseAt: request.at + lapseAfter }
    : { ...order, status: 'released' };
}

/**
 * @param by a person's name; undefined: the system
 * @returns the order after the change
 * @throws OrderRefused saying where it stands; OwnOrder when its author agrees to it
 */
export function changeOrder(
  order: ActionOrder,
  change: OrderChange,
  by: string | undefined,
  at: number,
): ActionOrder {
  if (!takes(order.status, change)) throw new OrderRefused(whereItStands(order));
  if (change.type === 'approved' && (by === undefined || by === order.author))
    throw new OwnOrder(order.author);
  const next = { ...order, version: order.version + 1 };
  switch (change.type) {
    case 'approved':
      return { ...next, status: 'released', decidedBy: by, decidedAt: at };
    case 'forced':
      return { ...next, status: 'released', decidedBy: by, decidedAt: at, forced: true, note: change.note };
    case 'returned':
      return { ...next, status: 'returned', decidedBy: by, decidedAt: at, note: change.note };
    case 'withdrawn':
      return { ...next, status: 'withdrawn', decidedBy: by, decidedAt: at };
    case 'lapsed':
      return { ...next, status: 'lapsed', decidedAt: at };
    case 'settled':
      return settled(next, change.outcome);
  }
}

function takes(status: OrderStatus, { type }: OrderChange): boolean {
  return type === 'settled' ? status === 'released' : status === 'waiting';
}

function settled(order: ActionOrder, outcome: Receipt | 'refused'): ActionOrder {
  const { done, dryRun, refused } = order.tally;
  const tally: OrderTally =
    outcome === 'refused'
      ? { done, dryRun, refused: refused + 1 }
      : outcome.dryRun
        ? { done, dryRun: dryRun + 1, refused }
        : { done: done + 1, dryRun, refused };
  const ended = tally.done + tally.dryRun + tally.refused;
  return { ...order, tally, status: ended >= order.actions.length ? 'settled' : 'released' };
}

function whereItStands({ status, decidedBy = '', note = '' }: ActionOrder): Said {
  switch (status) {
    case 'waiting':
      return { zh: '正在等待他人确认', en: 'it waits for somebody else to confirm' };
    case 'released':
    case 'settled':
      return { zh: '已经执行，不能再改', en: 'it was released and cannot be changed' };
    case 'returned':
      return { zh: `已由 ${decidedBy} 退回：${note}`, en: `${decidedBy} returned it: ${note}` };
    case 'lapsed':
      return { zh: '超时无人确认，已失效', en: 'nobody confirmed it in time: it lapsed' };
    case 'withdrawn':
      return { zh: `已由 ${decidedBy} 撤回`, en: `${decidedBy} withdrew it` };
  }
}
