import type { Receipt } from '../delivery/outgoing.js';
import type { Said } from '../said.js';
import { SaidError } from '../said-error.js';
import {
  MASS_VIEWERS,
  partsOf,
  viewersOf,
  type ActionOrder,
  type OrderStatus,
  type OrderTally,
} from './order.js';

/** What can happen to an order. */
export type OrderChange =
  | { readonly type: 'approved' }
  | { readonly type: 'forced'; readonly note: string }
  | { readonly type: 'returned'; readonly note: string }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'lapsed' }
  | { readonly type: 'settled'; readonly outcome: Receipt | 'refused' }
  /** So many of its parts that waited for their channels are over. */
  | { readonly type: 'undone'; readonly count: number };

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

/** What somebody ordered, before it is weighed. */
export type OrderRequest = Pick<
  ActionOrder,
  'id' | 'roomId' | 'incidentId' | 'channels' | 'actions' | 'why' | 'author' | 'at' | 'dryRun'
>;

/**
 * @param before viewers whom the author acted on in the last minutes
 * @param lapseAfter ms
 * @returns the order: released, or waiting for somebody else where it is about many. In parts a crowd could be removed
 * by one alone, so what went before counts.
 */
export function orderOf(request: OrderRequest, before: number, lapseAfter: number): ActionOrder {
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
    case 'undone':
      return ended(next, { ...next.tally, refused: next.tally.refused + change.count });
  }
}

function takes(status: OrderStatus, { type }: OrderChange): boolean {
  const isOnItsWay = type === 'settled' || type === 'undone';
  return status === (isOnItsWay ? 'released' : 'waiting');
}

function settled(order: ActionOrder, outcome: Receipt | 'refused'): ActionOrder {
  const { done, dryRun, refused } = order.tally;
  const tally: OrderTally =
    outcome === 'refused'
      ? { done, dryRun, refused: refused + 1 }
      : outcome.dryRun
        ? { done, dryRun: dryRun + 1, refused }
        : { done: done + 1, dryRun, refused };
  return ended(order, tally);
}

function ended(order: ActionOrder, tally: OrderTally): ActionOrder {
  return { ...order, tally, status: endedIn(tally) >= partsOf(order) ? 'settled' : 'released' };
}

function endedIn({ done, dryRun, refused }: OrderTally): number {
  return done + dryRun + refused;
}

function whereItStands(order: ActionOrder): Said {
  const { status, decidedBy = '', note = '' } = order;
  switch (status) {
    case 'waiting':
      return { zh: '正在等待他人确认', en: 'it waits for somebody else to confirm' };
    case 'released':
    case 'settled': {
      const { zh, en } = whatBecameOf(order);
      return { zh: `已放行，不能再改（${zh}）`, en: `it was released and cannot be changed (${en})` };
    }
    case 'returned':
      return { zh: `已由 ${decidedBy} 退回：${note}`, en: `${decidedBy} returned it: ${note}` };
    case 'lapsed':
      return { zh: '超时无人确认，已失效', en: 'nobody confirmed it in time: it lapsed' };
    case 'withdrawn':
      return { zh: `已由 ${decidedBy} 撤回`, en: `${decidedBy} withdrew it` };
  }
}

/** Nobody is told that something was done which was only shown, or still waits. */
function whatBecameOf(order: ActionOrder): Said {
  const { done, dryRun, refused } = order.tally;
  const parts = [
    [done, '已执行', 'done'],
    [dryRun, '仅演示', 'only shown'],
    [refused, '未执行', 'not done'],
    [partsOf(order) - endedIn(order.tally), '等待渠道', 'waiting for a channel'],
  ] as const;
  const some = parts.filter(([count]) => count > 0);
  return {
    zh: some.map(([count, zh]) => `${zh} ${count}`).join('，'),
    en: some.map(([count, , en]) => `${count} ${en}`).join(', '),
  };
}
