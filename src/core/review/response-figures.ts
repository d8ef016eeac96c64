import { GRADES, type Grade } from '../grade.js';
import { chinaDay } from '../china-time.js';
import { spreadOf, type Spread } from './quantile.js';
import type { IncidentResponse, Statement } from './response.js';

/**
 * How fast some incidents were answered. A time is of those that came to it: `count` beside `incidents` says how many did
 * not.
 */
interface Times {
  readonly incidents: number;
  readonly toDetect: Spread;
  readonly toClaim: Spread;
  readonly toStatement: Spread;
  readonly toQuiet: Spread;
}

/** Public words in incidents of P0 and P1. */
interface Statements extends Readonly<Record<Statement, number>> {
  /** Those that needed one: answered inside the fifteen minutes, or still going on when these were up. */
  readonly needed: number;
  /**
   * Of those, how many got one inside the fifteen minutes, 0 … 1; left out where none needed one. An incident that ended
   * unanswered before then counts neither way: nobody was waiting any more. `over` says how many, since those would be the
   * way to make the share look better than it is.
   */
  readonly share?: number;
}

export interface ResponseFigures {
  readonly all: Times;
  readonly byGrade: Readonly<Record<Grade, Times>>;
  readonly statements: Statements;
}

/** The incidents detected on one day in China. */
export interface DayFigures extends ResponseFigures {
  /** `2026-11-11` */
  readonly day: string;
}

export function responseFigures(responses: readonly IncidentResponse[]): ResponseFigures {
  const graded = GRADES.map((grade) => [grade, timesOf(responses.filter((one) => one.grade === grade))]);
  return {
    all: timesOf(responses),
    byGrade: Object.fromEntries(graded) as Record<Grade, Times>,
    statements: statementsOf(responses),
  };
}

/** @returns the days on which something was detected, in order */
export function figuresByDay(responses: readonly IncidentResponse[]): readonly DayFigures[] {
  const days = new Map<string, IncidentResponse[]>();
  for (const response of responses) {
    const day = chinaDay(response.detectedAt);
    days.set(day, [...(days.get(day) ?? []), response]);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, those]) => ({ day, ...responseFigures(those) }));
}

function timesOf(responses: readonly IncidentResponse[]): Times {
  const spread = (time: (one: IncidentResponse) => number | undefined) =>
    spreadOf(responses.map(time).filter((one) => one !== undefined));
  return {
    incidents: responses.length,
    toDetect: spread((one) => one.toDetect),
    toClaim: spread((one) => one.toClaim),
    toStatement: spread((one) => one.toStatement),
    toQuiet: spread((one) => one.toQuiet),
  };
}

function statementsOf(responses: readonly IncidentResponse[]): Statements {
  const counts: Record<Statement, number> = { inside: 0, late: 0, missing: 0, over: 0, pending: 0 };
  for (const { grade, statement } of responses) {
    if (grade === 'P0' || grade === 'P1') counts[statement]++;
  }
  const needed = counts.inside + counts.late + counts.missing;
  return { ...counts, needed, ...(needed > 0 && { share: counts.inside / needed }) };
}
