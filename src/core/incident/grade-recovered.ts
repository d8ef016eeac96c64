import { compareGrades } from '../grade.js';
import type { Signal } from '../signal.js';
import { causeOf } from './cause.js';
import type { Cause, GradeReason, SignalRef } from './events.js';
import type { Grading } from './grade-incident.js';

const RECOVERED = 'recovered';

/** @returns the reason that a signal gives as it clears, where it clears because viewers say that it is back */
export function recoveryIn({ evidence }: Signal): GradeReason | undefined {
  const facts = evidence[0]?.facts;
  return facts?.['recovered'] === true
    ? { code: RECOVERED, facts: { people: facts['back'] ?? 0 } }
    : undefined;
}

/** @returns whether a grade was given because viewers say that it is back: the one reason for which it may fall */
export function isRecovery(reasons: readonly GradeReason[]): boolean {
  return reasons.some(({ code }) => code === RECOVERED);
}

/**
 * What is left of an incident whose cause is repaired: its points were for those who complained until then, so that
 * every signal that is still up, the anger that it left or the viewers who went, counts for itself alone.
 * @param signals the open signals
 * @param last the reasons for the grade so far
 * @returns undefined where viewers never said that it is back, or complain again
 */
export function gradeRecovered(
  cause: Cause,
  signals: readonly SignalRef[],
  last: readonly GradeReason[],
): Grading | undefined {
  const recovery = last.find(({ code }) => code === RECOVERED);
  const isBack = signals.some((signal) => signal.kind === 'spike.topic' && causeOf(signal) === cause);
  const [gravest] = [...signals].sort((a, b) => compareGrades(a.grade, b.grade));
  if (!recovery || isBack || !gravest) return undefined;
  const { kind, grade } = gravest;
  return { grade, reasons: [recovery, { code: 'signal', facts: { kind, grade } }] };
}
