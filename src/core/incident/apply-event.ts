import type { EventOf } from './by-type.js';
import { byType } from './by-type.js';
import { CHANGES } from './changes.js';
import { clocksAfter, startClocks } from './clock-runs.js';
import type { IncidentEvent } from './events.js';
import { IllegalTransition } from './illegal-transition.js';
import { objectionTo } from './objections.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

/**
 * One step of the fold: the incident after `event`.
 * @throws IllegalTransition when the state does not take the event, or the event contradicts the incident
 */
export function applyEvent(view: IncidentView | undefined, event: IncidentEvent): IncidentView {
  const why = objectionTo(view, event);
  if (why !== undefined) {
    throw new IllegalTransition(event.incidentId, view?.status ?? 'none', event.type, why);
  }
  const after = event.type === 'detected' ? detected(event) : byType(CHANGES, view!, event)!;
  const { type, by, at, seq } = event;
  const clocks = view ? clocksAfter(view, event, isAwake(after)) : after.clocks;
  const deed = by.type === 'person' ? { lastDeed: { type, by: by.name, at } } : {};
  return { ...after, clocks, ...deed, seq };
}

/**
 * @param events one incident's events in order, at least one
 * @throws IllegalTransition as `applyEvent`
 */
export function foldIncident(events: readonly IncidentEvent[]): IncidentView {
  const view = events.reduce<IncidentView | undefined>(applyEvent, undefined);
  if (view === undefined) throw new RangeError('没有事件可折叠 / an incident has at least one event');
  return view;
}

function detected(event: EventOf<'detected'>): IncidentView {
  const { incidentId, roomId, cause, signal, facts, splitFrom, at, seq } = event;
  return {
    id: incidentId,
    roomId,
    cause,
    status: 'open',
    grade: signal.grade,
    gradedAt: at,
    gradeReasons: [],
    signals: [signal],
    facts,
    detectedAt: at,
    scriptsUsed: [],
    clocks: startClocks(at, splitFrom?.since),
    escalated: [],
    ...(splitFrom && { splitFrom: splitFrom.incidentId }),
    seq,
  };
}
