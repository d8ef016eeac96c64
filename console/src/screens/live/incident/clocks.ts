import type { IncidentView } from '@server/core/incident/view.js';

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

/** Clocks stop with what they wait for, at the latest when the incident is resolved. */
export function incidentClocks(incident: IncidentView, now: number): IncidentClocks {
  const clock = (stoppedAt: number | undefined): Clock => ({
    elapsed: Math.max(0, (stoppedAt ?? incident.resolvedAt ?? now) - incident.detectedAt),
    isRunning: stoppedAt === undefined && incident.resolvedAt === undefined,
  });
  const answer = clock(incident.answeredAt);
  // What has gone quiet waits for nobody to take it; the public may still be owed a word.
  const claim = clock(incident.claimedAt ?? incident.quietAt);
  return { claim, answer: { ...answer, isLate: answer.elapsed > ANSWER_WITHIN } };
}
