import type { AuditActor } from '../audit/audit-entry.js';
import type { Said } from '../said.js';
import type { CueEvent, CueEventType } from './events.js';
import { IllegalCueTransition, type CueState } from './illegal-cue-transition.js';
import { RECEIPT_WITHIN, type CueView } from './view.js';

/**
 * Which events each state takes. A receipt is a fact and is taken even when the cue was withdrawn or replaced in the
 * second in which the host touched. What was received may still be withdrawn: it then goes from the tablet.
 */
export const LEGAL: Readonly<Record<CueState, readonly CueEventType[]>> = {
  none: ['sent'],
  sent: ['shown', 'received', 'unseen', 'withdrawn', 'replaced'],
  shown: ['received', 'unseen', 'withdrawn', 'replaced'],
  unseen: ['shown', 'received', 'withdrawn', 'replaced'],
  received: ['withdrawn'],
  withdrawn: ['received'],
  replaced: ['received'],
};

/** Who may say so. */
const SPEAKERS: Readonly<Record<CueEventType, AuditActor['type']>> = {
  sent: 'person',
  shown: 'key',
  received: 'key',
  unseen: 'system',
  withdrawn: 'person',
  replaced: 'person',
};

/**
 * One step of the fold: the cue after `event`.
 * @throws IllegalCueTransition when the state does not take the event, or the event contradicts the cue
 */
export function applyCueEvent(view: CueView | undefined, event: CueEvent): CueView {
  const why = objection(view, event);
  if (why !== undefined) {
    throw new IllegalCueTransition(event.cueId, view?.status ?? 'none', event.type, why);
  }
  if (event.type === 'sent') return sent(event);
  return { ...changed(view!, event), seq: event.seq };
}

/**
 * @param events one cue's events in order, at least one
 * @throws IllegalCueTransition as `applyCueEvent`
 */
export function foldCue(events: readonly CueEvent[]): CueView {
  const view = events.reduce<CueView | undefined>(applyCueEvent, undefined);
  if (view === undefined) throw new RangeError('没有事件可折叠 / a cue has at least one event');
  return view;
}

/** @returns whether the cue, as it stands, takes an event of this type */
export function takes(view: CueView, type: CueEventType): boolean {
  return LEGAL[view.status].includes(type) && !isTold(view, type);
}

/** @returns why the event cannot happen, undefined when it can. */
function objection(view: CueView | undefined, event: CueEvent): Said | undefined {
  if (!LEGAL[view?.status ?? 'none'].includes(event.type)) {
    return { zh: '此状态不接受该操作', en: 'this state does not take it' };
  }
  if (event.by.type !== SPEAKERS[event.type]) {
    return { zh: `不能由 ${event.by.type} 做`, en: `not by a ${event.by.type}` };
  }
  const seq = (view?.seq ?? 0) + 1;
  if (event.seq !== seq) {
    return { zh: `序号应为 ${seq}，却是 ${event.seq}`, en: `seq must be ${seq}, is ${event.seq}` };
  }
  if (view === undefined) return undefined;
  if (event.cueId !== view.id || event.roomId !== view.roomId) {
    return { zh: `这是提词 ${view.id}`, en: `this is cue ${view.id} of room ${view.roomId}` };
  }
  if (isTold(view, event.type)) return { zh: '已经记过', en: 'it was told before' };
  return event.type === 'unseen' && event.at < view.dueAt
    ? { zh: '还没到时限', en: 'it is not due yet' }
    : undefined;
}

/** Some states outlive a receipt or a showing: it is told once all the same. */
function isTold(view: CueView, type: CueEventType): boolean {
  return (
    (type === 'shown' && view.shownAt !== undefined) || (type === 'received' && view.receivedAt !== undefined)
  );
}

type Sent = Extract<CueEvent, { type: 'sent' }>;

function sent({ cueId, roomId, text, incidentId, script, at, by, seq }: Sent): CueView {
  return {
    id: cueId,
    roomId,
    text,
    author: by.type === 'system' ? '' : by.name,
    ...(incidentId !== undefined && { incidentId }),
    ...(script !== undefined && { script }),
    status: 'sent',
    sentAt: at,
    dueAt: at + RECEIPT_WITHIN,
    seq,
  };
}

/** What the tablet tells late moves no state back: an unseen cue that is shown is still without a receipt. */
function changed(view: CueView, { type, at }: Exclude<CueEvent, Sent>): CueView {
  const isOver = view.status === 'withdrawn' || view.status === 'replaced';
  switch (type) {
    case 'shown':
      return { ...view, shownAt: at, status: view.status === 'sent' ? 'shown' : view.status };
    case 'received':
      return { ...view, receivedAt: at, status: isOver ? view.status : 'received' };
    case 'unseen':
      return { ...view, unseenAt: at, status: 'unseen' };
    case 'withdrawn':
      return { ...view, withdrawnAt: at, status: 'withdrawn' };
    case 'replaced':
      return { ...view, replacedAt: at, status: 'replaced' };
  }
}
