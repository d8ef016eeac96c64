import { compareGrades } from '../grade.js';
import { absorbedReason } from './absorb.js';
import type { ByType, EventOf } from './by-type.js';
import type { Actor } from './events.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

/** What each event changes of the incident, clocks aside. */
export const CHANGES: ByType<IncidentView> = {
  graded: (view, { grade, reasons, at, by, why = '' }) => ({
    ...view,
    grade,
    gradedAt: at,
    gradeReasons: reasons,
    proposed: undefined,
    ...(by.type === 'person' && { pinned: { by: by.name, why, at } }),
  }),
  'grade.proposed': (view, { grade, reasons, at }) => ({
    ...view,
    proposed: grade === view.grade ? undefined : { grade, reasons, at },
  }),
  // A signal is new here, or grew, or came back: the last wakes a quiet incident.
  'signal.joined': (view, { signal, facts }) => ({
    ...view,
    ...awoken(view),
    signals: [...view.signals.filter((held) => held.signalId !== signal.signalId), signal],
    facts: { ...view.facts, ...facts },
  }),
  'signal.cleared': (view, { signalId, at }) => ({
    ...view,
    signals: view.signals.map((signal) =>
      signal.signalId === signalId ? { ...signal, clearedAt: at } : signal,
    ),
  }),
  claimed: (view, { by, at }) => owned(view, nameOf(by), at),
  handed: (view, { to, at }) => owned(view, to, at),
  released: (view) => ({ ...owned(view, undefined, undefined), escalated: [] }),
  held: (view, { until, why, at, by }) => ({ ...view, held: { by: nameOf(by), why, at, until } }),
  merged: (view, { into }) => ({ ...view, status: 'merged', mergedInto: into }),
  absorbed,
  split: (view, { signalIds }) => ({
    ...view,
    signals: view.signals.filter(({ signalId }) => !signalIds.includes(signalId)),
  }),
  'script.used': (view, event) => ({ ...scriptUsed(view, event), ...answered(view, event) }),
  cued: (view) => view,
  announced: (view, event) => ({ ...view, ...answered(view, event) }),
  'clock.rang': (view) => view,
  escalated: (view, { grade, step, to, at }) => ({
    ...view,
    escalated: [...view.escalated, { grade, step, to, at }],
  }),
  quiet: (view, { at }) => ({ ...view, status: 'quiet', quietAt: at }),
  resolved: (view, { at }) => ({ ...view, status: 'resolved', resolvedAt: at, held: undefined }),
  // What a person opened again stays so until somebody says that it is over.
  reopened: (view, { by, why, at }) => ({
    ...view,
    ...awoken(view),
    resolvedAt: undefined,
    held: { by: nameOf(by), why, at },
  }),
};

function nameOf(by: Actor): string {
  return by.type === 'person' ? by.name : '';
}

function awoken({ claimedBy }: Pick<IncidentView, 'claimedBy'>): Pick<IncidentView, 'status' | 'quietAt'> {
  return { status: claimedBy === undefined ? 'open' : 'claimed', quietAt: undefined };
}

/** @param claimedBy undefined: nobody has it */
function owned(
  view: IncidentView,
  claimedBy: string | undefined,
  claimedAt: number | undefined,
): IncidentView {
  const { status } = view.status === 'quiet' ? view : awoken({ claimedBy });
  return { ...view, status, claimedBy, claimedAt };
}

function answered(
  { answeredAt }: IncidentView,
  event: EventOf<'script.used'> | EventOf<'announced'>,
): Pick<IncidentView, 'answeredAt'> {
  return event.public ? { answeredAt: answeredAt ?? event.at } : {};
}

function scriptUsed(view: IncidentView, event: EventOf<'script.used'>): IncidentView {
  const { scriptId, version, at, by } = event;
  const others = view.scriptsUsed.filter((used) => used.scriptId !== scriptId);
  return { ...view, scriptsUsed: [...others, { scriptId, version, at, by }] };
}

/**
 * It has what the other had: something is wrong where either says so, whoever has either has both, and the public was told
 * by whoever told it first.
 */
function absorbed(view: IncidentView, { from, at, by }: EventOf<'absorbed'>): IncidentView {
  const owner = view.claimedBy === undefined ? from : view;
  const isGraver = !view.pinned && compareGrades(from.grade, view.grade) < 0;
  const person = by.type === 'person' ? { by: by.name } : {};
  return {
    ...view,
    ...(isAwake(view) || isAwake(from) ? awoken(owner) : {}),
    claimedBy: owner.claimedBy,
    claimedAt: owner.claimedAt,
    ...(isGraver && {
      grade: from.grade,
      gradedAt: at,
      gradeReasons: [absorbedReason(from), ...view.gradeReasons],
    }),
    facts: { ...from.facts, ...view.facts },
    detectedAt: Math.min(view.detectedAt, from.detectedAt),
    answeredAt: earlier(view.answeredAt, from.answeredAt),
    held: longer(view.held, from.held),
    absorbed: [...(view.absorbed ?? []), { incidentId: from.id, cause: from.cause, ...person }],
    signals: union(view.signals, from.signals, ({ signalId }) => signalId),
    scriptsUsed: union(view.scriptsUsed, from.scriptsUsed, ({ scriptId }) => scriptId),
    escalated: union(view.escalated, from.escalated, ({ grade, step }) => `${grade} ${step}`),
  };
}

function longer(a: IncidentView['held'], b: IncidentView['held']): IncidentView['held'] {
  if (a === undefined || b === undefined) return a ?? b;
  return (b.until ?? Infinity) > (a.until ?? Infinity) ? b : a;
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** @returns all of `own`, and of `others` those that it has not */
function union<T>(own: readonly T[], others: readonly T[], key: (one: T) => string): readonly T[] {
  const known = new Set(own.map(key));
  return [...own, ...others.filter((one) => !known.has(key(one)))];
}
