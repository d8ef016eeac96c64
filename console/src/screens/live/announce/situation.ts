import type { Grade } from '@server/core/grade.js';
import { foldIncident } from '@server/core/incident/apply-event.js';
import type { IncidentEvent } from '@server/core/incident/events.js';
import { isAwake, type IncidentView } from '@server/core/incident/view.js';

/** What a text about an incident takes for granted. */
export type Standing = Pick<IncidentView, 'grade' | 'gradeReasons' | 'status'>;

/** What is otherwise than when a text was written. */
export type Turn =
  | { readonly kind: 'graded'; readonly from: Grade; readonly to: Grade }
  | { readonly kind: 'recovered'; readonly people: number }
  | { readonly kind: 'again' }
  | { readonly kind: 'quiet' | 'resolved' | 'merged' };

/** @returns the incident as it stood then; as it began, where it began later */
export function standingAt(events: readonly IncidentEvent[], at: number): Standing {
  return foldIncident(events.filter((event, place) => place === 0 || event.at <= at));
}

/** @returns what a text of then may get wrong now, the gravest change of its kind each once */
export function turnsSince(then: Standing, now: Standing): readonly Turn[] {
  const turns: Turn[] = [];
  const { grade: from } = then;
  if (from !== now.grade) turns.push({ kind: 'graded', from, to: now.grade });
  const [before, after] = [recoveredOf(then), recoveredOf(now)];
  if (before === undefined && after !== undefined) turns.push({ kind: 'recovered', people: after });
  const isAgain = (before !== undefined && after === undefined) || (!isAwake(then) && isAwake(now));
  if (isAgain) turns.push({ kind: 'again' });
  const { status } = now;
  if (status !== then.status && status !== 'open' && status !== 'claimed') turns.push({ kind: status });
  return turns;
}

/** @returns how many say that it is back, where that is why it is graded so */
function recoveredOf({ gradeReasons }: Standing): number | undefined {
  const reason = gradeReasons.find(({ code }) => code === 'recovered');
  return reason && Number(reason.facts['people'] ?? 0);
}
