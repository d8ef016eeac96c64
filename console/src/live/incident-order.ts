import { compareGrades } from '@server/core/grade.js';
import { isOver, type IncidentView } from '@server/core/incident/view.js';

const STATUS_ORDER = { open: 0, claimed: 1, quiet: 2, resolved: 3, merged: 4 } as const;

/** Orders by what needs a person first: unresolved, graded high, unclaimed, waiting long. */
function byUrgency(a: IncidentView, b: IncidentView): number {
  const over = Number(isOver(a)) - Number(isOver(b));
  return (
    over ||
    compareGrades(a.grade, b.grade) ||
    STATUS_ORDER[a.status] - STATUS_ORDER[b.status] ||
    a.detectedAt - b.detectedAt
  );
}

/** A P0 that arrives is announced by colour, not by moving what a hand is about to hit. */
function byArrival(a: IncidentView, b: IncidentView): number {
  return a.detectedAt - b.detectedAt || (a.id < b.id ? -1 : 1);
}

/** Nothing is wrong any more: its colours need not call any longer. */
export function isCalm(incident: IncidentView): boolean {
  return incident.status === 'quiet' || isOver(incident);
}

/** Two tellings of one incident: the one that folded more events is the newer. */
function newerView(a: IncidentView, b: IncidentView): IncidentView {
  return b.seq > a.seq ? b : a;
}

/** @returns in the order of their discovery; `current` itself when nothing changed */
export function mergeIncidents(
  current: readonly IncidentView[],
  incoming: readonly IncidentView[],
): readonly IncidentView[] {
  const byId = new Map(current.map((view) => [view.id, view]));
  let changed = false;
  for (const view of incoming) {
    const known = byId.get(view.id);
    const newer = known ? newerView(known, view) : view;
    if (newer === known) continue;
    byId.set(view.id, newer);
    changed = true;
  }
  return changed ? [...byId.values()].sort(byArrival) : current;
}

export function mostUrgent(incidents: readonly IncidentView[]): IncidentView | undefined {
  return [...incidents].sort(byUrgency)[0];
}

/**
 * @param everywhere what the server says waits most, over all rooms
 * @param here the incidents of the room in view, which may be known more freshly
 * @returns what nobody has claimed yet and is the most urgent
 */
export function mostUrgentUnclaimed(
  everywhere: IncidentView | undefined,
  here: readonly IncidentView[],
): IncidentView | undefined {
  const fresh = everywhere && (here.find((view) => view.id === everywhere.id) ?? everywhere);
  return mostUrgent([...(fresh ? [fresh] : []), ...here].filter((view) => view.status === 'open'));
}
