import { compareGrades, moreUrgent } from '../grade.js';
import type { Signal } from '../signal.js';
import { isAbsorbedReason } from './absorb.js';
import { causeOf } from './cause.js';
import type { Grading } from './grade-incident.js';
import { gradeIncident } from './grade-incident.js';
import { gradeRecovered, isRecovery, recoveryIn } from './grade-recovered.js';
import { measureImpact } from './impact.js';
import type { IncidentDraft } from './incident-draft.js';
import type { Planning } from './planning.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';
import { openSignals } from './view-signals.js';

/** Viewers say that what they complained of is back: what is left counts for itself, and the grade may fall. */
export function calm(draft: IncidentDraft, view: IncidentView, cleared: Signal): void {
  const recovery = recoveryIn(cleared);
  if (!recovery || causeOf(cleared) !== view.cause) return;
  const calmed = gradeRecovered(view.cause, openSignals(view), [recovery]);
  if (!calmed) return;
  if (view.pinned) propose(draft, view, calmed);
  else draft.append(view.id, { type: 'graded', ...calmed });
}

/** By itself a grade only rises, but for `calm`. A new incident always gets its reasons, and one whose fault is back. */
export function gradeUp({ draft, window, openAfter: open }: Planning): void {
  for (const view of draft.views().filter(isAwake)) {
    const held = openSignals(view);
    // Kept open by a person alone.
    if (held.length === 0) continue;
    const last = view.proposed?.reasons ?? view.gradeReasons;
    const calmed = gradeRecovered(view.cause, held, last);
    const now = calmed ?? gradeIncident(view.cause, held, measureImpact(window, view.cause, open));
    if (view.pinned) {
      const known = moreUrgent(view.grade, view.proposed?.grade ?? view.grade);
      if (compareGrades(now.grade, known) < 0) propose(draft, view, now);
      continue;
    }
    const isUntold = last.every(isAbsorbedReason) || (!calmed && isRecovery(last));
    if (compareGrades(now.grade, view.grade) < 0 || isUntold) {
      const grade = moreUrgent(now.grade, view.grade);
      const inherited = grade === now.grade ? [] : last.filter(isAbsorbedReason);
      const reasons = [...inherited, ...now.reasons];
      draft.append(view.id, { type: 'graded', grade, reasons });
    }
  }
}

/** A person's grade stands: what speaks for another one is shown beside it. */
function propose(draft: IncidentDraft, view: IncidentView, { grade, reasons }: Grading): void {
  if (grade === view.proposed?.grade || (grade === view.grade && !view.proposed)) return;
  draft.append(view.id, { type: 'grade.proposed', grade, reasons });
}
