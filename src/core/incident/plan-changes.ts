import { compareGrades } from '../grade.js';
import type { Signal } from '../signal.js';
import { causeOf } from './cause.js';
import type { SignalRef } from './events.js';
import { calm, gradeUp } from './grade-up.js';
import { absorbs, HOLD_OPEN_MS, incidentFor, inhibitorOf } from './group.js';
import type { Impact } from './impact.js';
import { impactFacts, measureImpact } from './impact.js';
import type { PlannedIncident } from './incident-draft.js';
import { IncidentDraft } from './incident-draft.js';
import { isHeld } from './objections.js';
import type { PlanInput, Planning } from './planning.js';
import { holderOf } from './planning.js';
import { isAttack, raidIn } from './raid.js';
import { claimedForRaid, moveToRaid, raidHome } from './raided.js';
import { letGo } from './let-go.js';
import { isUntouched, takeOver } from './take-over.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';
import { openSignals } from './view-signals.js';

export type { PlanInput } from './planning.js';

/**
 * Turns changed signals into events of incidents: what cleared leaves its incident, what has nothing left goes
 * quiet, what was raised joins one or opens one, what got worse is graded up, what is back is graded anew.
 * @returns the incidents that change, with their new events; appending them is legal by construction
 */
export function planIncidentChanges(input: PlanInput): readonly PlannedIncident[] {
  const draft = new IncidentDraft(input.window.roomId, input.incidents, input.now);
  const after = openAfter(input);
  const raid = raidIn(input.window, after);
  const planning: Planning = { ...input, draft, openAfter: after, raid, freed: new Set() };
  clearSignals(planning);
  letGo(planning);
  goQuiet(planning);
  for (const signal of alarming(planning)) place(planning, signal);
  // What a raid took away may have been the last.
  goQuiet(planning);
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

function clearSignals(planning: Planning): void {
  const { changes, draft } = planning;
  for (const { change, signal } of changes) {
    const holder = change === 'cleared' ? holderOf(draft, signal) : undefined;
    if (!holder) continue;
    calm(draft, draft.append(holder.id, { type: 'signal.cleared', signalId: signal.id }), signal);
  }
  clearForgotten(planning);
}

/** What cleared while its incident was over was told to nobody, and the incident was opened again. */
function clearForgotten({ draft, openAfter: after }: Planning): void {
  const open = new Set(after.map(({ id }) => id));
  for (const view of draft.views().filter(isAwake)) {
    for (const { signalId } of openSignals(view)) {
      if (!open.has(signalId)) draft.append(view.id, { type: 'signal.cleared', signalId });
    }
  }
}

/**
 * The signals that may open, join or worsen an incident now. Raids and those with a named cause come first, so that
 * what follows from them finds its incident there. P3 is for observing: a chant or friendly talk disturbs nobody. An open
 * signal without an incident counts when what silenced it has ended, or when it got more urgent than it was when
 * it was only observed or when a person resolved its incident.
 */
function alarming({ changes, open, openAfter: after, draft, freed }: Planning): readonly Signal[] {
  const raised = new Set(changes.filter(({ change }) => change === 'raised').map(({ signal }) => signal.id));
  const before = new Map(open.map((signal) => [signal.id, signal]));
  return after
    .filter((signal) => {
      if (inhibitorOf(signal, after)) return false;
      if (holderOf(draft, signal)) return true;
      if (signal.grade === 'P3') return false;
      if (raised.has(signal.id) || freed.has(signal.id)) return true;
      const earlier = before.get(signal.id)!;
      return inhibitorOf(earlier, open) !== undefined || compareGrades(signal.grade, earlier.grade) < 0;
    })
    .sort(
      (a, b) =>
        Number(isAttack(b)) - Number(isAttack(a)) ||
        specificity(b, after) - specificity(a, after) ||
        compareGrades(a.grade, b.grade),
    );
}

/** How many of the other open signals this one's cause takes in. */
function specificity(signal: Signal, others: readonly Signal[]): number {
  return others.filter((other) => absorbs(causeOf(signal), causeOf(other))).length;
}

function place(planning: Planning, signal: Signal): void {
  const { draft, now, newId } = planning;
  const holder = holderOf(draft, signal);
  const home = raidHome(planning, signal);
  if (holder && home && holder.id !== home.id) {
    moveToRaid(planning, signal, holder, home);
    return;
  }
  const incident =
    holder ?? home ?? incidentFor(signal, draft.views(), now) ?? claimedForRaid(planning, signal);
  const cause = incident?.cause ?? causeOf(signal);
  const impact = measureImpact(planning.window, cause, planning.openAfter);
  if (holder && !hasGrown(holder, signal, impact)) return;

  const joining = { signal: refOf(signal), facts: factsOf(signal, impact) };
  if (incident) draft.append(incident.id, { type: 'signal.joined', ...joining });
  else takeIn(draft, draft.append(newId(), { type: 'detected', cause, ...joining }));
}

/** A new incident with a named cause takes over the room's open incidents that follow from it. */
function takeIn(draft: IncidentDraft, main: IncidentView): void {
  for (const other of draft.views()) {
    if (isUntouched(other) && absorbs(main.cause, other.cause)) takeOver(draft, main, other);
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

function goQuiet({ draft, now }: Planning): void {
  for (const view of draft.views().filter(isAwake)) {
    if (openSignals(view).length === 0 && !isHeld(view, now)) draft.append(view.id, { type: 'quiet' });
  }
}

/** What nobody took and what stayed quiet for the hold-open time is over; an owner closes his own. */
function closeQuiet({ draft, now }: Planning): void {
  for (const view of draft.views()) {
    if (view.status !== 'quiet' || view.claimedBy !== undefined || isHeld(view, now)) continue;
    if (now - (view.quietAt ?? now) <= HOLD_OPEN_MS) continue;
    draft.append(view.id, {
      type: 'resolved',
      note: '平息后无人认领，自动结束 / quiet and unclaimed, closed by itself',
    });
  }
}

function refOf({ id, kind, subject, topic, grade }: Signal): SignalRef {
  return { signalId: id, kind, subject, grade, ...(topic === undefined ? {} : { topic }) };
}

function factsOf(signal: Signal, impact: Impact) {
  return { ...signal.evidence[0]?.facts, ...impactFacts(impact) };
}
