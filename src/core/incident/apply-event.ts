import { compareGrades } from '../grade.js';
import type { Said } from '../said.js';
import type { IncidentEvent, IncidentEventType } from './events.js';
import { isRecovery } from './grade-recovered.js';
import type { IncidentState } from './illegal-transition.js';
import { IllegalTransition } from './illegal-transition.js';
import type { IncidentView } from './view.js';

/**
 * Which events each state takes. Quiet: nothing is wrong any more, but a signal may return, words may still be
 * said and somebody may still take it. Resolved is the end: a later signal is a new incident.
 */
export const LEGAL: Readonly<Record<IncidentState, readonly IncidentEventType[]>> = {
  none: ['detected'],
  open: [
    'graded',
    'signal.joined',
    'signal.cleared',
    'claimed',
    'script.used',
    'announced',
    'quiet',
    'resolved',
  ],
  claimed: ['graded', 'signal.joined', 'signal.cleared', 'script.used', 'announced', 'quiet', 'resolved'],
  quiet: ['signal.joined', 'claimed', 'script.used', 'announced', 'resolved'],
  resolved: [],
};

/**
 * One step of the fold: the incident after `event`.
 * @throws IllegalTransition when the state does not take the event, or the event contradicts the incident
 */
export function applyEvent(view: IncidentView | undefined, event: IncidentEvent): IncidentView {
  const why = objection(view, event);
  if (why !== undefined) {
    throw new IllegalTransition(event.incidentId, view?.status ?? 'none', event.type, why);
  }
  if (event.type === 'detected') return detected(event);
  return { ...changed(view!, event), seq: event.seq };
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

/** @returns why the event cannot happen, undefined when it can. */
function objection(view: IncidentView | undefined, event: IncidentEvent): Said | undefined {
  if (!LEGAL[view?.status ?? 'none'].includes(event.type)) {
    return { zh: '此状态不接受该操作', en: 'this state does not take it' };
  }
  const seq = (view?.seq ?? 0) + 1;
  if (event.seq !== seq) {
    return { zh: `序号应为 ${seq}，却是 ${event.seq}`, en: `seq must be ${seq}, is ${event.seq}` };
  }
  if (view === undefined) return undefined;
  if (event.incidentId !== view.id || event.roomId !== view.roomId) {
    return { zh: `这是事件 ${view.id}`, en: `this is incident ${view.id} of room ${view.roomId}` };
  }
  return contradiction(view, event);
}

/** @returns what in the incident speaks against an event that its state takes. */
function contradiction(view: IncidentView, event: IncidentEvent): Said | undefined {
  switch (event.type) {
    case 'graded':
      return event.by.type === 'system' && falls(view, event)
        ? {
            zh: `已是 ${view.grade}，系统只升级不降级`,
            en: `the system only raises the grade, now ${view.grade}`,
          }
        : undefined;
    case 'signal.cleared':
      return openSignals(view).some((signal) => signal.signalId === event.signalId)
        ? undefined
        : { zh: `没有进行中的信号 ${event.signalId}`, en: `it holds no open signal ${event.signalId}` };
    case 'claimed':
      if (event.by.type !== 'person') return { zh: '只能由人认领', en: 'only a person claims' };
      return view.claimedBy === undefined
        ? undefined
        : { zh: `已由 ${view.claimedBy} 认领`, en: `claimed by ${view.claimedBy} already` };
    case 'quiet':
      return openSignals(view).length === 0
        ? undefined
        : { zh: '仍有信号未消退', en: 'a signal is still open' };
    case 'detected':
    case 'signal.joined':
    case 'script.used':
    case 'announced':
    case 'resolved':
      return undefined;
  }
}

/** Viewers who say that it is back are no judgement of ours. */
function falls(view: IncidentView, { grade, reasons }: Extract<IncidentEvent, { type: 'graded' }>): boolean {
  return compareGrades(grade, view.grade) > 0 && !isRecovery(reasons);
}

type Detected = Extract<IncidentEvent, { type: 'detected' }>;

function detected(event: Detected): IncidentView {
  return {
    id: event.incidentId,
    roomId: event.roomId,
    cause: event.cause,
    status: 'open',
    grade: event.signal.grade,
    gradedAt: event.at,
    gradeReasons: [],
    signals: [event.signal],
    facts: event.facts,
    detectedAt: event.at,
    scriptsUsed: [],
    seq: event.seq,
  };
}

function changed(view: IncidentView, event: Exclude<IncidentEvent, Detected>): IncidentView {
  switch (event.type) {
    case 'graded':
      return { ...view, grade: event.grade, gradedAt: event.at, gradeReasons: event.reasons };
    case 'signal.joined':
      return joined(view, event);
    case 'signal.cleared':
      return {
        ...view,
        signals: view.signals.map((signal) =>
          signal.signalId === event.signalId ? { ...signal, clearedAt: event.at } : signal,
        ),
      };
    case 'claimed': {
      const claimedBy = event.by.type === 'person' ? event.by.name : undefined;
      const status = view.status === 'quiet' ? 'quiet' : 'claimed';
      return { ...view, status, claimedAt: event.at, claimedBy };
    }
    case 'script.used':
      return scriptUsed(view, event);
    case 'announced':
      return event.public ? { ...view, answeredAt: view.answeredAt ?? event.at } : view;
    case 'quiet':
      return { ...view, status: 'quiet', quietAt: event.at };
    case 'resolved':
      return { ...view, status: 'resolved', resolvedAt: event.at };
  }
}

/** A signal is new here, or grew, or came back: the last wakes a quiet incident. */
function joined(view: IncidentView, event: Extract<IncidentEvent, { type: 'signal.joined' }>): IncidentView {
  return {
    ...view,
    quietAt: undefined,
    status: view.claimedBy === undefined ? 'open' : 'claimed',
    signals: [...view.signals.filter((held) => held.signalId !== event.signal.signalId), event.signal],
    facts: { ...view.facts, ...event.facts },
  };
}

function scriptUsed(
  view: IncidentView,
  event: Extract<IncidentEvent, { type: 'script.used' }>,
): IncidentView {
  const { scriptId, version, at, by } = event;
  return {
    ...view,
    scriptsUsed: [
      ...view.scriptsUsed.filter((used) => used.scriptId !== scriptId),
      { scriptId, version, at, by },
    ],
    ...(event.public && { answeredAt: view.answeredAt ?? at }),
  };
}

/** The signals of an incident that have not cleared. */
export function openSignals(view: IncidentView): IncidentView['signals'] {
  return view.signals.filter((signal) => signal.clearedAt === undefined);
}
