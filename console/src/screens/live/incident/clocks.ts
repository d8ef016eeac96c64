import type { ClockRun, IncidentView } from '@server/core/incident/view.js';

/** The golden fifteen minutes: who answers later loses the room. */
export const ANSWER_WITHIN = 15 * 60_000;

interface Clock {
  readonly elapsed: number;
  readonly isRunning: boolean;
}

export interface IncidentClocks {
  /** From the discovery until somebody takes it. */
  readonly claim: Clock;
  /** From the discovery until the first public words. */
  readonly answer: Clock & { readonly isLate: boolean };
}

/** Clocks stop with what they wait for, and stand still while nothing is wrong. */
export function incidentClocks({ clocks }: IncidentView, now: number): IncidentClocks {
  const clock = ({ startedAt, pausedMs, pausedAt, stoppedAt }: ClockRun): Clock => ({
    elapsed: Math.max(0, (stoppedAt ?? pausedAt ?? now) - startedAt - pausedMs),
    isRunning: stoppedAt === undefined && pausedAt === undefined,
  });
  const answer = clock(clocks.answer);
  return { claim: clock(clocks.claim), answer: { ...answer, isLate: answer.elapsed > ANSWER_WITHIN } };
}
