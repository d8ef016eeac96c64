import type { AbsorbedIncident, GradeReason } from './events.js';
import type { EventBody } from './next-event.js';
import type { IncidentView } from './view.js';

const ABSORBED = 'absorbed';

/** @returns the reason for a grade that came with an incident that was taken in */
export function absorbedReason({ cause, grade }: Pick<AbsorbedIncident, 'cause' | 'grade'>): GradeReason {
  return { code: ABSORBED, facts: { cause, grade } };
}

export function isAbsorbedReason({ code }: GradeReason): boolean {
  return code === ABSORBED;
}

/** @returns what happens to `into`, and then to `from`, when they become one */
export function mergeBodies(
  into: Pick<IncidentView, 'id'>,
  from: IncidentView,
  why?: string,
): { readonly into: EventBody; readonly from: EventBody } {
  const { id, cause, status, grade, signals, facts, detectedAt, claimedAt, claimedBy } = from;
  const { held, answeredAt, scriptsUsed, clocks, escalated } = from;
  const absorbed: AbsorbedIncident = {
    ...{ id, cause, status, grade, signals, facts, detectedAt, scriptsUsed, clocks, escalated },
    ...(held && { held }),
    ...(claimedBy !== undefined && { claimedAt, claimedBy }),
    ...(answeredAt !== undefined && { answeredAt }),
  };
  const told = why === undefined ? {} : { why };
  return {
    into: { type: 'absorbed', from: absorbed, ...told },
    from: { type: 'merged', into: into.id, ...told },
  };
}
