import type { Grade } from '../grade.js';
import { moreUrgent } from '../grade.js';
import type { Cause, IncidentEvent } from '../incident/events.js';
import type { IncidentStatus, IncidentView } from '../incident/view.js';
import { MINUTE } from '../window/widths.js';

/** The golden fifteen minutes: who answers later loses the room. */
export const ANSWER_WITHIN = 15 * MINUTE;

/** How far before its detection an incident's first complaint is looked for. */
export const COMPLAINED_WITHIN = 10 * MINUTE;

/** An incident and what its figures are made from. */
export interface IncidentStory {
  readonly view: IncidentView;
  /** At least those that grade or resolve it. */
  readonly events: readonly IncidentEvent[];
  /**
   * First flagged message of the cause within COMPLAINED_WITHIN before it was detected, ms. One stray complaint counts like
   * the first of many, so that the time to detect is rather too long than too short.
   */
  readonly firstComplaintAt?: number;
}

/**
 * Whether the public heard something in time:
 * `inside` within fifteen minutes; `late` afterwards; `missing` not at all in an incident that went on for fifteen;
 * `over` the trouble had ended before the fifteen were up, unanswered; `pending` they are not up yet.
 */
export type Statement = 'inside' | 'late' | 'missing' | 'over' | 'pending';

/** How fast an incident was answered; times in ms, left out where it did not come to that or nobody knows. */
export interface IncidentResponse {
  readonly incidentId: string;
  readonly roomId: string;
  readonly cause: Cause;
  readonly status: IncidentStatus;
  /** The most urgent that it ever had. */
  readonly grade: Grade;
  readonly detectedAt: number;
  /** From the first complaint. */
  readonly toDetect?: number;
  /** The others from the detection. */
  readonly toClaim?: number;
  readonly toStatement?: number;
  readonly toQuiet?: number;
  readonly statement: Statement;
}

/** @returns undefined for an incident that another took in: its story is told there */
export function responseOf(story: IncidentStory, now: number): IncidentResponse | undefined {
  const { view, firstComplaintAt } = story;
  if (wasTakenIn(story)) return undefined;
  const { id, roomId, cause, status, detectedAt, claimedAt, answeredAt, quietAt } = view;
  const since = (at: number) => Math.max(0, at - detectedAt);
  return {
    incidentId: id,
    roomId,
    cause,
    status,
    grade: worstGrade(story),
    detectedAt,
    ...(firstComplaintAt !== undefined && { toDetect: Math.max(0, detectedAt - firstComplaintAt) }),
    ...(claimedAt !== undefined && { toClaim: since(claimedAt) }),
    ...(answeredAt !== undefined && { toStatement: since(answeredAt) }),
    ...(quietAt !== undefined && { toQuiet: since(quietAt) }),
    statement: statementOf(view, now),
  };
}

/** By itself the system resolves what is quiet, and what it puts to another incident. */
function wasTakenIn({ view, events }: IncidentStory): boolean {
  return (
    view.quietAt === undefined && events.some(({ type, by }) => type === 'resolved' && by.type === 'system')
  );
}

function worstGrade({ view, events }: IncidentStory): Grade {
  const grades = events.flatMap((event) => {
    if (event.type === 'graded') return [event.grade];
    return event.type === 'detected' ? [event.signal.grade] : [];
  });
  return grades.reduce(moreUrgent, view.grade);
}

function statementOf({ detectedAt, answeredAt, quietAt, resolvedAt }: IncidentView, now: number): Statement {
  const due = detectedAt + ANSWER_WITHIN;
  if (answeredAt !== undefined && answeredAt <= due) return 'inside';
  const over = quietAt ?? resolvedAt;
  if (over !== undefined && over < due) return 'over';
  if (answeredAt !== undefined) return 'late';
  return now < due ? 'pending' : 'missing';
}
