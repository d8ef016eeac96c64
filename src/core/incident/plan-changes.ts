import { compareGrades, moreUrgent } from '../grade.js';
import type { Signal, SignalChange } from '../signal.js';
import type { RoomWindow } from '../window/window.js';
import { openSignals } from './apply-event.js';
import { causeOf } from './cause.js';
import type { SignalRef } from './events.js';
import { gradeIncident } from './grade-incident.js';
import { gradeRecovered, isRecovery, recoveryIn } from './grade-recovered.js';
import { absorbs, HOLD_OPEN_MS, incidentFor, inhibitorOf } from './group.js';
import type { Impact } from './impact.js';
import { impactFacts, measureImpact } from './impact.js';
import type { PlannedIncident } from './incident-draft.js';
import { IncidentDraft } from './incident-draft.js';
import type { IncidentView } from './view.js';

export interface PlanInput {
  readonly window: RoomWindow;
  /** What the evaluation of the room changed. */
  readonly changes: readonly SignalChange[];
  /** The room's open signals before those changes. */
  readonly open: readonly Signal[];
  /** The room's incidents that are not resolved, oldest first. */
  readonly incidents: readonly IncidentView[];
  readonly now: number;
  readonly newId: () => string;
}

/** The plan while it is made. */
interface Planning extends PlanInput {
  readonly draft: IncidentDraft;
  readonly openAfter: readonly Signal[];
}

/**
 * Turns changed signals into events of incidents: what cleared leaves its incident, what has nothing left goes
 * quiet, what was raised joins one or opens one, what got worse is graded up, what is back is graded anew.
 * @returns the incidents that change, with their new events; appending them is legal by construction
 */
export function planIncidentChanges(input: PlanInput): readonly PlannedIncident[] {
  const draft = new IncidentDraft(input.window.roomId, input.incidents, input.now);
  const planning: Planning = { ...input, draft, openAfter: openAfter(input) };
  clearSignals(planning);
  goQuiet(planning);
  for (const signal of alarming(planning)) place(planning, signal);
  gradeUp(planning);
  closeQuiet(planning);
  return draft.touched();
}

function openAfter({ open, changes }: PlanInput): readonly Signal[] {
  const signals = new Map(open.map((signal) => [signal.id, signal]));
  for (const { change, signal } of changes) {
    if (change === 'cleared') signals.delete(signal.id);
    else signals.set(signal.id, signal);
  }
  return [...signals.values()];
}

function clearSignals({ changes, draft }: Planning): void {
  for (const { change, signal } of changes) {
    const holder = change === 'cleared' ? holderOf(draft, signal) : undefined;
    if (!holder) continue;
    calm(draft, draft.append(holder.id, { type: 'signal.cleared', signalId: signal.id }), signal);
  }
}

/** Viewers say that what they complained of is back: what is left counts for itself, and the grade may fall. */
function calm(draft: IncidentDraft, view: IncidentView, cleared: Signal): void {
  const recovery = recoveryIn(cleared);
  if (!recovery || causeOf(cleared) !== view.cause) return;
  const calmed = gradeRecovered(view.cause, openSignals(view), [recovery]);
  if (calmed) draft.append(view.id, { type: 'graded', ...calmed });
}

/**
 * The signals that may open, join or worsen an incident now. Those with a named cause come first, so that what
 * follows from it finds its incident there. P3 is for observing: a chant or friendly talk disturbs nobody. An open
 * signal without an incident counts when what silenced it has ended, or when it got more urgent than it was when
 * it was only observed or when a person resolved its incident.
 */
function alarming({ changes, open, openAfter: after, draft }: Planning): readonly Signal[] {
  const raised = new Set(changes.filter(({ change }) => change === 'raised').map(({ signal }) => signal.id));
  const before = new Map(open.map((signal) => [signal.id, signal]));
  return after
    .filter((signal) => {
      if (inhibitorOf(signal, after)) return false;
      if (holderOf(draft, signal)) return true;
      if (signal.grade === 'P3') return false;
      if (raised.has(signal.id)) return true;
      const earlier = before.get(signal.id)!;
      return inhibitorOf(earlier, open) !== undefined || compareGrades(signal.grade, earlier.grade) < 0;
    })
    .sort((a, b) => specificity(b, after) - specificity(a, after) || compareGrades(a.grade, b.grade));
}

/** How many of the other open signals this one's cause takes in. */
function specificity(signal: Signal, others: readonly Signal[]): number {
  return others.filter((other) => absorbs(causeOf(signal), causeOf(other))).length;
}

function place(planning: Planning, signal: Signal): void {
  const { draft, now, newId } = planning;
  const holder = holderOf(draft, signal);
  const incident = holder ?? incidentFor(signal, draft.views(), now);
  const cause = incident?.cause ?? causeOf(signal);
  const impact = measureImpact(planning.window, cause, planning.openAfter);
  if (holder && !hasGrown(holder, signal, impact)) return;

  const joining = { signal: refOf(signal), facts: factsOf(signal, impact) };
  if (incident) draft.append(incident.id, { type: 'signal.joined', ...joining });
  else takeIn(draft, draft.append(newId(), { type: 'detected', cause, ...joining }));
}

/**
 * A new incident with a named cause takes over the room's open incidents that follow from it, unless somebody
 * has claimed them: what a person holds stays with that person.
 */
function takeIn(draft: IncidentDraft, main: IncidentView): void {
  for (const other of draft.views()) {
    if (other.status !== 'open' || !absorbs(main.cause, other.cause)) continue;
    for (const signal of openSignals(other)) {
      draft.append(main.id, { type: 'signal.joined', signal, facts: {} });
      draft.append(other.id, { type: 'signal.cleared', signalId: signal.signalId });
    }
    draft.append(other.id, { type: 'resolved', note: `并入事件 / merged into ${main.id}` });
  }
}

/**
 * Whether a held signal has news worth an event: it became more urgent, or twice as many people complain. A
 * crowd that grows for an hour leaves some ten events, not one a second.
 */
function hasGrown(holder: IncidentView, signal: Signal, impact: Impact): boolean {
  const held = holder.signals.find((ref) => ref.signalId === signal.id)!;
  const people = typeof holder.facts['people'] === 'number' ? holder.facts['people'] : 0;
  return compareGrades(signal.grade, held.grade) < 0 || impact.people >= 2 * Math.max(people, 5);
}

function goQuiet({ draft }: Planning): void {
  for (const view of draft.views()) {
    const awake = view.status === 'open' || view.status === 'claimed';
    if (awake && openSignals(view).length === 0) draft.append(view.id, { type: 'quiet' });
  }
}

/** By itself a grade only rises, but for `calm`. A new incident always gets its reasons, and one whose fault is back. */
function gradeUp({ draft, window, openAfter: open }: Planning): void {
  for (const view of draft.views()) {
    if (view.status !== 'open' && view.status !== 'claimed') continue;
    const held = openSignals(view);
    const calmed = gradeRecovered(view.cause, held, view.gradeReasons);
    const { grade, reasons } =
      calmed ?? gradeIncident(view.cause, held, measureImpact(window, view.cause, open));
    const isUntold = view.gradeReasons.length === 0 || (!calmed && isRecovery(view.gradeReasons));
    const rises = compareGrades(grade, view.grade) < 0;
    if (rises || isUntold) {
      draft.append(view.id, { type: 'graded', grade: moreUrgent(grade, view.grade), reasons });
    }
  }
}

/** What nobody took and what stayed quiet for the hold-open time is over; an owner closes his own. */
function closeQuiet({ draft, now }: Planning): void {
  for (const view of draft.views()) {
    if (view.status !== 'quiet' || view.claimedBy !== undefined) continue;
    if (now - (view.quietAt ?? now) <= HOLD_OPEN_MS) continue;
    draft.append(view.id, {
      type: 'resolved',
      note: '平息后无人认领，自动结束 / quiet and unclaimed, closed by itself',
    });
  }
}

function holderOf(draft: IncidentDraft, signal: Signal): IncidentView | undefined {
  return draft.views().find((view) => openSignals(view).some((held) => held.signalId === signal.id));
}

function refOf({ id, kind, subject, topic, grade }: Signal): SignalRef {
  return { signalId: id, kind, subject, grade, ...(topic === undefined ? {} : { topic }) };
}

function factsOf(signal: Signal, impact: Impact) {
  return { ...signal.evidence[0]?.facts, ...impactFacts(impact) };
}
