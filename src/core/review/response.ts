import type { Grade } from '../grade.js';
import { moreUrgent } from '../grade.js';
import type { Cause, IncidentEvent } from '../incident/events.js';
import type { IncidentStatus, IncidentView } from '../incident/view.js';
import { MINUTE } from '../window/widths.js';

/** The golden fifteen minutes: who answers later loses the room. */
const ANSWER_WITHIN = 15 * MINUTE;

/** How far before its detection an incident's first complaint is looked for. */
export const COMPLAINED_WITHIN = 10 * MINUTE;

/** An incident and what its figures are made from. */
export interface IncidentStory {
  readonly view: IncidentView;
  /** At least those by which it was detected, graded, claimed, resolved, and took another in. */
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
  /** The most urgent that it ever had; of what a person graded, since then. */
  readonly grade: Grade;
  readonly detectedAt: number;
  /** From the first complaint. */
  readonly toDetect?: number;
  /** From the detection until somebody first took it. */
  readonly toClaim?: number;
  /** From when the public began to wait: the detection, or that of the incident it was split from. */
  readonly toStatement?: number;
  /** From the detection until it was quiet for good. */
  readonly toQuiet?: number;
  readonly statement: Statement;
}

/** @returns undefined for an incident that another took in: its story is told there */
export function responseOf(story: IncidentStory, now: number): IncidentResponse | undefined {
  const { view, firstComplaintAt } = story;
  if (wasTakenIn(story)) return undefined;
  const { id, roomId, cause, status, detectedAt, answeredAt, quietAt } = view;
  const claimedAt = firstClaim(story);
  const waitingSince = splitSince(story) ?? detectedAt;
  return {
    incidentId: id,
    roomId,
    cause,
    status,
    grade: worstGrade(story),
    detectedAt,
    // It took in one that was detected before: of that one's complaints nothing is known here.
    ...(firstComplaintAt !== undefined &&
      firstComplaintAt <= detectedAt && { toDetect: detectedAt - firstComplaintAt }),
    ...(claimedAt !== undefined && { toClaim: Math.max(0, claimedAt - detectedAt) }),
    ...(answeredAt !== undefined && { toStatement: Math.max(0, answeredAt - waitingSince) }),
    ...(quietAt !== undefined && { toQuiet: Math.max(0, quietAt - detectedAt) }),
    statement: statementOf(view, waitingSince + ANSWER_WITHIN, now),
  };
}

/** Before there was a word for it, the system resolved what it put to another incident, without it ever being quiet. */
function wasTakenIn({ view, events }: IncidentStory): boolean {
  return (
    view.status === 'merged' ||
    (view.quietAt === undefined && events.some(({ type, by }) => type === 'resolved' && by.type === 'system'))
  );
}

/** The view knows who has it now, which is another after it was handed over or given back. */
function firstClaim({ events }: IncidentStory): number | undefined {
  const claims = events.flatMap((event) => {
    if (event.type === 'claimed') return [event.at];
    return event.type === 'absorbed' ? [event.from.claimedAt ?? Infinity] : [];
  });
  const first = Math.min(...claims);
  return first === Infinity ? undefined : first;
}

function splitSince({ events }: IncidentStory): number | undefined {
  const [first] = events;
  return first?.type === 'detected' ? first.splitFrom?.since : undefined;
}

/** What the system grades only ever rises, but for a repair; what a person grades is a better judgement. */
function worstGrade({ view, events }: IncidentStory): Grade {
  return events.reduce((worst, event) => {
    if (event.type === 'graded')
      return event.by.type === 'person' ? event.grade : moreUrgent(worst, event.grade);
    if (event.type === 'absorbed') return moreUrgent(worst, view.pinned ? worst : event.from.grade);
    return event.type === 'detected' ? event.signal.grade : worst;
  }, view.grade);
}

function statementOf({ answeredAt, quietAt, resolvedAt }: IncidentView, due: number, now: number): Statement {
  if (answeredAt !== undefined && answeredAt <= due) return 'inside';
  const over = quietAt ?? resolvedAt;
  if (over !== undefined && over < due) return 'over';
  if (answeredAt !== undefined) return 'late';
  return now < due ? 'pending' : 'missing';
}
